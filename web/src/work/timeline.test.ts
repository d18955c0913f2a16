import { describe, expect, it } from "vitest";
import { timelineOf } from "./timeline";

describe("a line of whole months", () => {
  it("holds all days, from the first of a month to the end of one", () => {
    const { months, at } = timelineOf(["2026-11-20", "2027-01-05", "2026-12-24"]);
    expect(months.map(({ day }) => day)).toEqual(["2026-11-01", "2026-12-01", "2027-01-01"]);
    expect(months.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(1);
    expect(at("2026-11-01")).toBe(0);
    expect(at("2026-12-01")).toBeCloseTo(30 / 92);
  });

  it("sets days outside to the nearer end", () => {
    const { at } = timelineOf(["2026-02-10"]);
    expect([at("2025-12-31"), at("2026-02-15"), at("2026-09-01")]).toEqual([0, 0.5, 1]);
  });

  it("knows leap years and changes of the clock", () => {
    const { at } = timelineOf(["2028-02-01", "2028-03-31"]);
    expect(at("2028-03-01")).toBeCloseTo(29 / 60);
    expect(at("2028-03-31")).toBeCloseTo(59 / 60);
  });
});
