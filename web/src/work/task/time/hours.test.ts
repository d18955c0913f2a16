import { expect, test } from "vitest";
import { clockOf, hoursOf, readHours } from "./hours";

test.each([
  ["1.5", 1.5],
  ["1,5 h", 1.5],
  ["1:30", 1.5],
  ["90m", 1.5],
  ["1h 30m", 1.5],
  ["1d", 8],
  ["0", 0],
])("%s is read as %d hours", (typed, hours) => expect(readHours(typed)).toBe(hours));

test.each(["", "soon", "1:75", "-1", "1.2.3"])("“%s” is no time", (typed) =>
  expect(readHours(typed)).toBeUndefined(),
);

test.each([
  [1.5, "1 h 30 m"],
  [2, "2 h"],
  [0.01, "1 m"],
  [0, "0 m"],
])("%d hours read %s, and are read again", (hours, shown) => {
  expect(hoursOf(hours)).toBe(shown);
  if (hours !== 0.01) expect(readHours(shown)).toBe(hours);
});

test("a clock counts from its start, and not below zero", () => {
  expect(clockOf("2026-01-01T00:00:00Z", Date.parse("2026-01-01T12:05:07Z"))).toBe("12:05:07");
  expect(clockOf("2026-01-01T00:00:05Z", Date.parse("2026-01-01T00:00:00Z"))).toBe("0:00:00");
});
