// Where days stand along a line of whole months. Pure.
export interface Month {
  /** Its first day. */
  day: string;
  /** In shares of the whole line, from 0 to 1. */
  from: number;
  width: number;
}

export interface Timeline {
  months: Month[];
  /** Where a day stands, from 0 to 1; days outside stand at the nearer end. */
  at: (day: string) => number;
}

const DAY = 86_400_000;
/** Days since 1970: counted in UTC, where every day is as long as another. */
const count = (day: string) => Date.parse(day) / DAY;
const two = (value: number) => String(value).padStart(2, "0");
const firstOf = (day: string) => `${day.slice(0, 7)}-01`;

function monthAfter(first: string): string {
  const [year = 0, month = 1] = first.split("-").map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`;
}

/** The whole months in which all of the days lie. */
export function timelineOf(days: readonly string[]): Timeline {
  const sorted = [...days].sort();
  const start = firstOf(sorted[0] ?? "1970-01-01");
  const last = sorted.at(-1) ?? start;
  const firsts = [start];
  for (let next = monthAfter(start); next <= last; next = monthAfter(next)) firsts.push(next);
  const end = monthAfter(firsts.at(-1) ?? start);
  const whole = count(end) - count(start);
  const at = (day: string) => Math.min(1, Math.max(0, (count(day) - count(start)) / whole));
  const months = firsts.map((day) => ({ day, from: at(day), width: at(monthAfter(day)) - at(day) }));
  return { months, at };
}
