// Rules of recurrence that people choose by name; others are kept and shown as they are.
export const REPEATS = {
  daily: "FREQ=DAILY",
  workdays: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
  weekly: "FREQ=WEEKLY",
  fortnightly: "FREQ=WEEKLY;INTERVAL=2",
  monthly: "FREQ=MONTHLY",
  quarterly: "FREQ=MONTHLY;INTERVAL=3",
  yearly: "FREQ=YEARLY",
} as const;

export type Repeat = keyof typeof REPEATS;

const normal = (rule: string) =>
  rule
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, "")
    .split(";")
    .filter((part) => part !== "INTERVAL=1")
    .sort()
    .join(";");

/** The name of a rule, if it has one. */
export function repeatOf(rule: string): Repeat | undefined {
  const found = Object.entries(REPEATS).find(([, known]) => normal(known) === normal(rule));
  return found?.[0] as Repeat | undefined;
}
