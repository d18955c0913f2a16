// When somebody works, and what time it is where they are.
import type { User } from "../api/client";
import { locale } from "../language/dates";

type Hours = NonNullable<User["working_hours"]>;
const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

/** "Tue 14:05", there. */
export function timeIn(zone: string, now = new Date()): string {
  const shape = { weekday: "short", hour: "2-digit", minute: "2-digit", timeZone: zone } as const;
  return new Intl.DateTimeFormat(locale(), shape).format(now);
}

/** The weekday there (0 is Monday) and the clock as 09:30. */
export function clockIn(zone: string, now = new Date()): { weekday: number; clock: string } {
  const shape = {
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  } as const;
  const parts = new Intl.DateTimeFormat("en-GB", shape).formatToParts(now);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  const weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(part("weekday"));
  return { weekday, clock: `${part("hour")}:${part("minute")}` };
}

/** Whether somebody with these hours works at this moment; null where nothing is said about it. */
export function works(hours: Hours | null | undefined, zone: string, now = new Date()): boolean | null {
  if (!hours?.days?.length) return null;
  const { weekday, clock } = clockIn(zone, now);
  const day = hours.days.find((each) => each.weekday === weekday);
  if (!day || clock < (day.start ?? "09:00") || clock >= (day.end ?? "17:00")) return false;
  return !day.breaks?.some((pause) => clock >= pause.start && clock < pause.end);
}

export function dayName(weekday: number, style: "short" | "long" = "short"): string {
  const shape = { weekday: style, timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locale(), shape).format(MONDAY + weekday * DAY);
}
