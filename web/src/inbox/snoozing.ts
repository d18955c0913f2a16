// Until when a notice is put aside. Pure: `now` is an argument, the clock is the reader's.
import { clockAt, instantAt, today } from "../language/clock";
import { dayAfter } from "../language/dates";

const LATER_HOURS = 3;
const EVENING = "20:00";
const MORNING = "09:00";
const MONDAY = 1;

export type Later = "laterToday" | "tomorrow" | "nextWeek";

const at = (day: string, days: number, clock: string) => instantAt(dayAfter(day, days), clock);

/** The moments to choose from; later today only while some of the day is left. */
export function snoozeChoices(now: Date): [Later, Date][] {
  const later = new Date(now.getTime() + LATER_HOURS * 3_600_000);
  const day = today(now);
  const toMonday = (MONDAY - new Date(day).getUTCDay() + 7) % 7 || 7;
  const choices: [Later, Date][] = [
    ["tomorrow", at(day, 1, MORNING)],
    ["nextWeek", at(day, toMonday, MORNING)],
  ];
  const left = today(later) === day && clockAt(later) < EVENING;
  return left ? [["laterToday", later], ...choices] : choices;
}
