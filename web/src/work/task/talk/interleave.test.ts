import { expect, test } from "vitest";
import { interleave } from "./interleave";

const at = (...hours: number[]) =>
  hours.map((hour) => ({ at: `2026-01-01T${String(hour).padStart(2, "0")}:00:00Z` }));

test("two streams become one, in the order of time", () => {
  const all = interleave({ items: at(5, 3), more: false }, { items: at(4, 1), more: false });
  expect(all).toEqual(at(1, 3, 4, 5));
});

test("nothing is shown before a gap", () => {
  const all = interleave({ items: at(9, 7), more: true }, { items: at(8, 2), more: false });
  expect(all).toEqual(at(7, 8, 9));
});
