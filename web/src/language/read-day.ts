// A day as people type it, in the order and with the months of their locale.
import { dayAfter, isDay, locale } from "./dates";

const pad = (part: number) => String(part).padStart(2, "0");

/** 2026-12-01, 1.12.2026, 1/12 (12/1 where the month comes first), 1 Dec 2026, or +3: days from today. */
export function readDay(typed: string, today: string): string | null {
  const text = typed.trim();
  if (isDay(text)) return valid(...(text.split("-").map(Number) as [number, number, number]));
  if (/^[+-]\d{1,4}$/.test(text)) return dayAfter(today, Number(text));
  return inFigures(text, today) ?? inWords(text, today);
}

function inFigures(text: string, today: string): string | null {
  const parts = /^(\d{1,2})([./ -])(\d{1,2})(?:[./ -](\d{4}|\d{2})?)?$/.exec(text);
  if (!parts) return null;
  const [, one, sign, two, year = today.slice(0, 4)] = parts;
  // Points stand between day and month wherever they are used.
  const [day, month] = sign !== "." && monthFirst() ? [two, one] : [one, two];
  return valid(Number(year) < 100 ? 2000 + Number(year) : Number(year), Number(month), Number(day));
}

function inWords(text: string, today: string): string | null {
  const word = /\p{L}+/u.exec(text)?.[0];
  const month = word ? monthNamed(word) : 0;
  if (!word || !month) return null;
  const rest = text.replace(word, " ").match(/\d+/g) ?? [];
  if (rest.length > 2) return null;
  const year = rest.find((part) => part.length === 4) ?? today.slice(0, 4);
  return valid(Number(year), month, Number(rest.find((part) => part.length < 3)));
}

function monthFirst(): boolean {
  const order = new Intl.DateTimeFormat(locale()).formatToParts(0).map(({ type }) => type);
  return order.indexOf("month") < order.indexOf("day");
}

/** 1 to 12, by at least three letters of its name here or in English; 0 for no month. */
function monthNamed(word: string): number {
  const wanted = word.toLowerCase();
  if (wanted.length < 3) return 0;
  const here = (tag: string, month: number) =>
    new Intl.DateTimeFormat(tag, { month: "long", timeZone: "UTC" }).format(Date.UTC(2024, month, 1));
  for (const tag of [locale(), "en"]) {
    for (let month = 0; month < 12; month += 1) {
      if (here(tag, month).toLowerCase().startsWith(wanted)) return month + 1;
    }
  }
  return 0;
}

function valid(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return `${year}-${pad(month)}-${pad(day)}`;
}
