import { expect, it } from "vitest";
import { clockIn, works } from "./hours";

const noon = new Date("2026-11-23T11:30:00Z"); // a Monday

it("tells the day and the clock of another place", () => {
  expect(clockIn("Europe/Berlin", noon)).toEqual({ weekday: 0, clock: "12:30" });
  expect(clockIn("Pacific/Auckland", noon)).toEqual({ weekday: 1, clock: "00:30" });
});

it("knows who is at work, in whose time zone, and not during a break", () => {
  const hours = {
    days: [{ weekday: 0, start: "09:00", end: "17:00", breaks: [{ start: "12:00", end: "13:00" }] }],
  };
  expect(works(hours, "Europe/London", noon)).toBe(true);
  expect(works(hours, "Europe/Berlin", noon)).toBe(false);
  expect(works(hours, "Pacific/Auckland", noon)).toBe(false);
  expect(works(null, "UTC", noon)).toBe(null);
});
