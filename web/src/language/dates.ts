// Dates and times in the reader's locale and time zone.
import { instantAt, timeZone, today } from "./clock";

export { today } from "./clock";

// The browser's own tag where it fits the chosen language: en-GB writes dates otherwise than en-US.
export const locale = () => {
  if (typeof document === "undefined") return "en";
  const chosen = document.documentElement.lang || "en";
  return navigator.languages.find((tag) => tag.startsWith(chosen)) ?? chosen;
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes far longer than using it, and a list shows hundreds. */
function format(how: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale()} ${JSON.stringify(how)}`;
  const made = formats.get(name) ?? new Intl.DateTimeFormat(locale(), how);
  formats.set(name, made);
  return made;
}

const ofDay = (day: string, how: Intl.DateTimeFormatOptions) =>
  format({ ...how, timeZone: "UTC" }).format(dateOf(day));
const ofInstant = (when: Date, how: Intl.DateTimeFormatOptions) =>
  format({ ...how, timeZone: timeZone() }).format(when);

const calendarDate = /^\d{4}-\d{2}-\d{2}$/;

/** A calendar date has no time zone; it is reckoned with as noon in UTC. */
function dateOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** The calendar date so many days later. */
export function dayAfter(day: string, days: number): string {
  const date = dateOf(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export function isDay(text: unknown): text is string {
  return typeof text === "string" && calendarDate.test(text) && !Number.isNaN(dateOf(text).getTime());
}

/** The instant at which a calendar day begins here, in UTC. */
export function startOfDay(day: string): string {
  return instantAt(day).toISOString();
}

/** The instant at which a calendar day ends here, in UTC. */
export function endOfDay(day: string): string {
  return new Date(instantAt(dayAfter(day, 1)).getTime() - 1).toISOString();
}

/** "12 Mar", with the year when it is not this one. */
export function shortDate(day: string, now = new Date()): string {
  const year = day.slice(0, 4) === today(now).slice(0, 4) ? undefined : "numeric";
  return ofDay(day, { day: "numeric", month: "short", year });
}

export function longDate(day: string): string {
  return ofDay(day, { dateStyle: "long" });
}

/** "March 2026" */
export function monthOf(day: string): string {
  return ofDay(day, { month: "long", year: "numeric" });
}

/** A month's name in short, with its year: "Nov 2026". */
export function shortMonth(day: string): string {
  return ofDay(day, { month: "short", year: "numeric" });
}

export function moment(instant: string): string {
  return ofInstant(new Date(instant), { dateStyle: "medium", timeStyle: "short" });
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** "3 hours ago" */
export function ago(instant: string, now = Date.now()): string {
  const seconds = (new Date(instant).getTime() - now) / 1000;
  const words = new Intl.RelativeTimeFormat(locale(), { numeric: "auto" });
  for (const [unit, length] of steps) {
    if (Math.abs(seconds) >= length) return words.format(Math.trunc(seconds / length), unit);
  }
  return words.format(0, "second");
}

export function names(list: string[]): string {
  return new Intl.ListFormat(locale(), { type: "conjunction" }).format(list);
}

/** "09:00" or "9:00 AM", as the reader's locale has it. */
export function clockTime(when: Date): string {
  return ofInstant(when, { timeStyle: "short" });
}

/** "09:00:27" */
export function exactTime(when: Date): string {
  return ofInstant(when, { timeStyle: "medium" });
}

/** "Mon" */
export function weekday(when: Date): string {
  return ofInstant(when, { weekday: "short" });
}

/** 0 is Sunday. Browsers that do not know the locale's weeks begin them on Monday, as ISO 8601 does. */
export function firstDayOfWeek(): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  const here = new Intl.Locale(locale()) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return (((here.getWeekInfo?.() ?? here.weekInfo)?.firstDay ?? 1) % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6;
}

/** Whether the locale's clock has two times twelve hours. */
export function halfDays(): boolean {
  return format({ hour: "numeric" }).resolvedOptions().hour12 === true;
}

/** "today", "yesterday" or "tomorrow", as a heading begins; null for other days. */
export function relativeDay(day: string, now = new Date()): string | null {
  const days = Math.round((dateOf(day).getTime() - dateOf(today(now)).getTime()) / 86_400_000);
  if (Math.abs(days) > 1) return null;
  const word = new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }).format(days, "day");
  return word.charAt(0).toLocaleUpperCase(locale()) + word.slice(1);
}
