// Hours as people type and read them; the server has them as decimal hours.
import { amount } from "../../../language/numbers";

const DECIMAL = /^(\d+(?:[.,]\d+)?|[.,]\d+)\s*(?:h(?:rs?)?|std\.?)?$/i;
const CLOCK = /^(\d+):([0-5]?\d)$/;
// With the short words of every language the app speaks.
const WORDS =
  /^(?:(\d+(?:[.,]\d+)?)\s*(?:d|t))?\s*(?:(\d+(?:[.,]\d+)?)\s*(?:h(?:rs?)?|std\.?))?\s*(?:(\d+)\s*m(?:ins?\.?)?)?$/i;

/** A working day, as “1d” means it. */
const DAY = 8;

const number = (text: string | undefined) => Number((text ?? "0").replace(",", "."));

/** 1.5 · 1,5 · 1:30 · 90m · 1h 30m · 1d; undefined for anything else. */
export function readHours(typed: string): number | undefined {
  const text = typed.trim();
  const decimal = DECIMAL.exec(text);
  if (decimal) return number(decimal[1]);
  const clock = CLOCK.exec(text);
  if (clock) return rounded(number(clock[1]) + number(clock[2]) / 60);
  const words = text && WORDS.exec(text);
  if (!words) return undefined;
  return rounded(number(words[1]) * DAY + number(words[2]) + number(words[3]) / 60);
}

const rounded = (hours: number) => Math.round(hours * 10_000) / 10_000;

/** “1 hr 30 min”, “1 Std. 30 Min.”. Shorter than a minute is still a minute. */
export function hoursOf(hours: number): string {
  const minutes = hours > 0 ? Math.max(1, Math.round(hours * 60)) : 0;
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [whole > 0 && amount(whole, "hour"), (rest > 0 || whole === 0) && amount(rest, "minute")];
  return parts.filter(Boolean).join(" ");
}

/** A running clock: 0:00:07, 12:05:00. */
export function clockOf(since: string, now: number): string {
  const seconds = Math.max(0, Math.floor((now - new Date(since).getTime()) / 1000));
  const pad = (part: number) => String(part).padStart(2, "0");
  return `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}
