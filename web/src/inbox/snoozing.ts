// Until when a notice is put aside. Pure: `now` is an argument, the clock is the reader's.

const LATER_HOURS = 3;
const EVENING = 20;
const MORNING = 9;
const MONDAY = 1;

export type Later = "laterToday" | "tomorrow" | "nextWeek";

function at(now: Date, days: number, hour: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
}

/** The moments to choose from; later today only while some of the day is left. */
export function snoozeChoices(now: Date): [Later, Date][] {
  const later = new Date(now.getTime() + LATER_HOURS * 3_600_000);
  const toMonday = (MONDAY - now.getDay() + 7) % 7 || 7;
  const choices: [Later, Date][] = [
    ["tomorrow", at(now, 1, MORNING)],
    ["nextWeek", at(now, toMonday, MORNING)],
  ];
  const today = later.getDate() === now.getDate() && later.getHours() < EVENING;
  return today ? [["laterToday", later], ...choices] : choices;
}
