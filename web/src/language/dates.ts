// Dates and times in the reader's locale and time zone.
// The browser's own tag where it fits the chosen language: en-GB writes dates otherwise than en-US.
export const locale = () => {
  if (typeof document === "undefined") return "en";
  const chosen = document.documentElement.lang || "en";
  return navigator.languages.find((tag) => tag.startsWith(chosen)) ?? chosen;
};

const calendarDate = /^\d{4}-\d{2}-\d{2}$/;

/** A calendar date (no time zone) as local noon, so that no zone shifts it to another day. */
export function dateOf(day: string): Date {
  return new Date(`${day}T12:00:00`);
}

export function today(now = new Date()): string {
  const pad = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** The calendar date so many days later. */
export function dayAfter(day: string, days: number): string {
  const date = dateOf(day);
  date.setDate(date.getDate() + days);
  return today(date);
}

export function isDay(text: unknown): text is string {
  return typeof text === "string" && calendarDate.test(text) && !Number.isNaN(dateOf(text).getTime());
}

/** The instant at which a calendar day ends here, in UTC. */
export function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59.999`).toISOString();
}

/** "12 Mar", with the year when it is not this one. */
export function shortDate(day: string, now = new Date()): string {
  const date = dateOf(day);
  const year = date.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString(locale(), { day: "numeric", month: "short", year });
}

export function longDate(day: string): string {
  return dateOf(day).toLocaleDateString(locale(), { dateStyle: "long" });
}

export function moment(instant: string): string {
  return new Date(instant).toLocaleString(locale(), { dateStyle: "medium", timeStyle: "short" });
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
  const format = new Intl.RelativeTimeFormat(locale(), { numeric: "auto" });
  for (const [unit, length] of steps) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit);
  }
  return format.format(0, "second");
}

export function names(list: string[]): string {
  return new Intl.ListFormat(locale(), { type: "conjunction" }).format(list);
}

/** "09:00" or "9:00 AM", as the reader's locale has it. */
export function clockTime(when: Date): string {
  return when.toLocaleTimeString(locale(), { timeStyle: "short" });
}

/** "09:00:27" */
export function exactTime(when: Date): string {
  return when.toLocaleTimeString(locale(), { timeStyle: "medium" });
}

/** "Mon" */
export function weekday(when: Date): string {
  return when.toLocaleDateString(locale(), { weekday: "short" });
}

/** "today", "yesterday" or "tomorrow", as a heading begins; null for other days. */
export function relativeDay(day: string, now = new Date()): string | null {
  const days = Math.round((dateOf(day).getTime() - dateOf(today(now)).getTime()) / 86_400_000);
  if (Math.abs(days) > 1) return null;
  const word = new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }).format(days, "day");
  return word.charAt(0).toLocaleUpperCase(locale()) + word.slice(1);
}
