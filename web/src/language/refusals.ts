// What the server refuses, in the reader's words: by its stable code, and the server's own sentence for what is unknown.
import i18next from "i18next";
import type { en } from "./en";

type Field = keyof typeof en.refusals.fields;

/** What is said about a field has no code; these sentences are the server's, and a test holds that it still says them. */
export const SENTENCES: Readonly<Record<string, Field>> = {
  "is before start_date": "beforeStart",
  "is before start_at": "beforeStart",
  "must not be empty": "empty",
  "somebody is named twice": "namedTwice",
  "has passed already": "past",
  "lies ahead, and at most a year": "ahead",
  "two states have the same name": "sameState",
  "at least one state stands for todo and one for done": "bothStates",
  "is no picture that can be shown: send a PNG, JPEG, GIF, WebP or AVIF": "noPicture",
  "is required": "required",
  "there is no such label": "noLabel",
  "every day and every break ends after it starts": "hours",
  "two templates have the same name": "sameTemplate",
  "must not be negative": "negative",
  "is no IANA time zone, such as Europe/Berlin": "zone",
  "a thing is not linked to itself": "selfLinked",
  "a task is not part of itself": "selfPart",
  "must begin with https://, http:// or mailto:": "address",
  "is not your present password": "password",
  "is not the one that the app shows now": "code",
  "there is no such user": "noUser",
};

/** The same, said of somebody: their name stands before it. */
export const OF_SOMEBODY: Readonly<Record<string, Field>> = {
  " does not see this project": "blind",
  " is of another customer": "otherCustomer",
};

interface Said {
  code?: string;
  detail?: string;
  title?: string;
  errors?: { field: string; message: string }[];
}

/** Why a field was refused. */
export function fieldReason(message: string): string {
  const of = Object.keys(OF_SOMEBODY).find((end) => message.endsWith(end));
  const key = of ? OF_SOMEBODY[of] : SENTENCES[message];
  const name = of ? message.slice(0, -of.length) : "";
  return key && i18next.isInitialized ? i18next.t(`refusals.fields.${key}`, { name }) : message;
}

/** Why something was refused; with bad input, each field and what is wrong with it. */
export function reasonOf(problem: Said, status: number): string {
  const said = problem.detail || problem.title || `HTTP ${status}`;
  const { code = "", errors = [] } = problem;
  const key = `refusals.${code}`;
  if (status === 0) return i18next.isInitialized ? i18next.t("problem.offline") : said;
  if (!code || code === "fields" || !i18next.exists(key)) return said;
  const words = i18next.t(key as "refusals.invalid", { ...problem, detail: said });
  if (code !== "invalid") return words;
  return [words, errors.map(({ field, message }) => `${field}: ${fieldReason(message)}`).join("; ")].join(
    " ",
  );
}
