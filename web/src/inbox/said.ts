// What a notice says, taken apart so that it can be said in the reader's language.
import type { Notice } from "../api/client";

export interface Said {
  who?: string;
  what: string;
  when?: "today" | "tomorrow";
}

/** The sentences that the server writes, in English; whatever else it says is shown as it is. */
const sentences = {
  assigned: /^(?<who>.+?) assigned you to (?<what>.+)$/,
  mentioned: /^(?<who>.+?) mentioned you in (?<what>.+)$/,
  commented: /^(?<who>.+?) commented on (?<what>.+)$/,
  due_soon: /^Due (?<when>today|tomorrow): (?<what>.+)$/,
} as const;

export type Spoken = keyof typeof sentences;

export const isSpoken = (kind: string): kind is Spoken => kind in sentences;

/** Who did what to which thing; null where the sentence is not one of those that are known. */
export function said({ kind, title = "" }: Pick<Notice, "kind" | "title">): Said | null {
  const parts = isSpoken(kind) ? sentences[kind].exec(title)?.groups : undefined;
  if (!parts?.what) return null;
  return { who: parts.who, what: parts.what, when: parts.when as Said["when"] };
}
