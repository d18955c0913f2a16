import { expect, it } from "vitest";
import { takenBack } from "./take-back";

const item = (text: string, done = false) => ({ text, done });
const [rope, lamp, chart] = [item("Rope"), item("Lamp"), item("Chart")];

it("is the old list where nobody else was at it, in its old order", () => {
  expect(takenBack([rope, lamp], [lamp, rope], [lamp, rope])).toEqual([rope, lamp]);
});

it("leaves what others added", () => {
  expect(takenBack([rope], [rope, lamp], [rope, lamp, chart])).toEqual([rope, chart]);
  expect(takenBack([rope, lamp], [rope], [rope, chart])).toEqual([rope, lamp, chart]);
});

it("takes back a tick, and not another's", () => {
  const now = [item("Rope", true), item("Lamp", true)];
  expect(takenBack([rope, lamp], [item("Rope", true), lamp], now)).toEqual([rope, item("Lamp", true)]);
});

it("leaves what others took away", () => {
  expect(takenBack([rope, lamp], [rope, lamp, chart], [rope, chart])).toEqual([rope]);
});

it("takes one of two that are alike", () => {
  expect(takenBack([rope], [rope, rope], [rope, rope, lamp])).toEqual([rope, lamp]);
});
