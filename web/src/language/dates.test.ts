import { expect, it } from "vitest";
import { ago, endOfDay, isDay, today } from "./dates";

it("knows a calendar date from anything else", () => {
  expect(isDay("2015-02-01")).toBe(true);
  expect([isDay("2015-02-1"), isDay("2015-13-01"), isDay(20150201), isDay(undefined)]).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

it("ends a day at its last moment here", () => {
  const end = new Date(endOfDay("2015-02-01"));
  expect(today(end)).toBe("2015-02-01");
  expect(today(new Date(end.getTime() + 1))).toBe("2015-02-02");
});

it("says how long ago in the largest unit that fits", () => {
  const now = Date.parse("2026-11-23T12:00:00Z");
  expect(ago("2026-11-23T09:00:00Z", now)).toBe("3 hours ago");
  expect(ago("2026-11-22T11:00:00Z", now)).toBe("yesterday");
});
