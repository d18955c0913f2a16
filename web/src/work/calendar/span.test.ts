import { describe, expect, test } from "vitest";
import { addDays, daysBetween, edges, moved, readSpan, step, writeSpan } from "./span";

const now = "2026-11-23";

describe("the address", () => {
  test("names a month or the week of a day, this month without being named", () => {
    expect(readSpan(undefined, now)).toEqual({ unit: "month", day: now });
    expect(readSpan("2026-02", now)).toEqual({ unit: "month", day: "2026-02-01" });
    expect(readSpan("2026-02-14", now)).toEqual({ unit: "week", day: "2026-02-14" });
    expect(readSpan("2026-13", now)).toEqual({ unit: "month", day: now });
    expect(writeSpan({ unit: "month", day: "2026-11-01" }, now)).toBeUndefined();
    expect(writeSpan({ unit: "month", day: "2027-01-01" }, now)).toBe("2027-01");
    expect(writeSpan({ unit: "week", day: now }, now)).toBe(now);
  });
});

describe("days", () => {
  test("a step is a month or a week, whatever the month's length", () => {
    expect(step({ unit: "month", day: "2026-01-31" }, 1).day).toBe("2026-02-01");
    expect(step({ unit: "month", day: "2026-01-31" }, -1).day).toBe("2025-12-01");
    expect(step({ unit: "week", day: "2026-12-28" }, 1).day).toBe("2027-01-04");
  });

  test("a month is drawn in whole weeks", () => {
    expect(edges({ unit: "month", day: "2026-11-23" }, 1)).toEqual({
      from: "2026-10-26",
      until: "2026-12-07",
    });
    expect(edges({ unit: "month", day: "2026-11-23" }, 0)).toEqual({
      from: "2026-11-01",
      until: "2026-12-06",
    });
    expect(edges({ unit: "week", day: "2026-11-22" }, 1)).toEqual({
      from: "2026-11-16",
      until: "2026-11-23",
    });
  });

  test("a task moves as a whole, over the end of a year and of summer time", () => {
    expect(moved({ start_date: "2026-12-30", due_date: "2027-01-02" }, 3)).toEqual({
      start_date: "2027-01-02",
      due_date: "2027-01-05",
    });
    expect(moved({ due_date: "2026-10-24" }, 1)).toEqual({ due_date: "2026-10-25" });
    expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  });
});
