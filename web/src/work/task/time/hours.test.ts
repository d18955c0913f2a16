import { expect, test, vi } from "vitest";
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
  [1.5, "1 hr 30 min"],
  [2, "2 hr"],
  [0.01, "1 min"],
  [0, "0 min"],
])("%d hours read %s, and are read again", (hours, shown) => {
  expect(hoursOf(hours)).toBe(shown);
  if (hours !== 0.01) expect(readHours(shown)).toBe(hours);
});

test("a clock counts from its start, and not below zero", () => {
  expect(clockOf("2026-01-01T00:00:00Z", Date.parse("2026-01-01T12:05:07Z"))).toBe("12:05:07");
  expect(clockOf("2026-01-01T00:00:05Z", Date.parse("2026-01-01T00:00:00Z"))).toBe("0:00:00");
});

test("what is shown in German is read again", () => {
  vi.stubGlobal("document", { documentElement: { lang: "de" } });
  vi.stubGlobal("navigator", { languages: ["de-DE"] });
  expect(hoursOf(1.5).replace(/\s/g, " ")).toBe("1 Std. 30 Min.");
  for (const hours of [0.5, 1.5, 40]) expect(readHours(hoursOf(hours))).toBe(hours);
  expect(readHours("2,5")).toBe(2.5);
  vi.unstubAllGlobals();
});
