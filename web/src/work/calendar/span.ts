// What part of time the address names: a month ("2026-11") or the week of a day ("2026-11-23").
import { isDay, today } from "../../language/dates";

export interface Span {
  unit: "month" | "week";
  /** A day in it. */
  day: string;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export function readSpan(text: string | undefined, now = today()): Span {
  if (isDay(text)) return { unit: "week", day: text };
  if (text && MONTH.test(text)) return { unit: "month", day: text === now.slice(0, 7) ? now : `${text}-01` };
  return { unit: "month", day: now };
}

/** Nothing for the month that is shown without being asked for. */
export function writeSpan({ unit, day }: Span, now = today()): string | undefined {
  if (unit === "week") return day;
  return day.slice(0, 7) === now.slice(0, 7) ? undefined : day.slice(0, 7);
}

const utc = (day: string) => new Date(`${day}T00:00:00Z`);
const dayOf = (date: Date) => date.toISOString().slice(0, 10);

export function addDays(day: string, count: number): string {
  const date = utc(day);
  date.setUTCDate(date.getUTCDate() + count);
  return dayOf(date);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / 86_400_000);
}

export function step({ unit, day }: Span, by: number): Span {
  if (unit === "week") return { unit, day: addDays(day, 7 * by) };
  const date = utc(`${day.slice(0, 7)}-01`);
  date.setUTCMonth(date.getUTCMonth() + by);
  return { unit, day: dayOf(date) };
}

/** The days that are drawn, from the first day of the first week to the day after the last; weeks begin at `first` (0 is Sunday). */
export function edges({ unit, day }: Span, first: number): { from: string; until: string } {
  const back = (date: string) => addDays(date, -((utc(date).getUTCDay() - first + 7) % 7));
  if (unit === "week") return { from: back(day), until: addDays(back(day), 7) };
  const from = back(`${day.slice(0, 7)}-01`);
  const next = step({ unit, day }, 1).day;
  const last = back(addDays(next, -1));
  return { from, until: addDays(last, 7) };
}

interface Dated {
  start_date?: string | null;
  due_date?: string | null;
}

/** The whole task moved by days; a start that is there goes along. */
export function moved({ start_date: start, due_date: due }: Dated, days: number): Dated {
  return {
    ...(due ? { due_date: addDays(due, days) } : {}),
    ...(start && due ? { start_date: addDays(start, days) } : {}),
  };
}
