import { isDay } from "../../../language/dates";

const pad = (part: number) => String(part).padStart(2, "0");

/** A day as people type it: 2026-12-01, 1.12.2026, 1/12, +3 (days from today), or what the browser reads as a date. */
export function readDay(typed: string, today: string): string | null {
  const text = typed.trim();
  if (isDay(text)) return text;
  const ahead = /^[+-]\d{1,4}$/.test(text) ? Number(text) : null;
  if (ahead !== null) return plus(today, ahead);
  const parts = /^(\d{1,2})[./ -](\d{1,2})(?:[./ -](\d{4}|\d{2})?)?$/.exec(text);
  if (parts) {
    const [, day, month, year = today.slice(0, 4)] = parts;
    return valid(Number(year) < 100 ? 2000 + Number(year) : Number(year), Number(month), Number(day));
  }
  const read = new Date(/\d{4}/.test(text) ? text : `${text} ${today.slice(0, 4)}`);
  if (!/[A-Za-z]/.test(text) || Number.isNaN(read.getTime())) return null;
  return valid(read.getFullYear(), read.getMonth() + 1, read.getDate());
}

/** A day some days from another. */
export function plus(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function valid(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return `${year}-${pad(month)}-${pad(day)}`;
}
