import { expect, it } from "vitest";
import { snoozeChoices } from "./snoozing";

const named = (now: Date) => snoozeChoices(now).map(([name, when]) => [name, when.getDay(), when.getHours()]);

it("offers later today, tomorrow morning and Monday morning", () => {
  const wednesday = new Date(2026, 10, 25, 10, 30);
  expect(named(wednesday)).toEqual([
    ["laterToday", 3, 13],
    ["tomorrow", 4, 9],
    ["nextWeek", 1, 9],
  ]);
});

it("offers nothing later today in the evening, and on a Monday the next one", () => {
  const monday = new Date(2026, 10, 23, 19, 0);
  expect(named(monday).map(([name]) => name)).toEqual(["tomorrow", "nextWeek"]);
  expect(snoozeChoices(monday)[1]?.[1].getDate()).toBe(30);
});
