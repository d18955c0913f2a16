import { expect, it } from "vitest";
import { insertedBehind, isTaken, replaced, swapped } from "./workflow";

const states = [
  { name: "To do", status: "todo" },
  { name: "Doing", status: "in_progress" },
  { name: "Done", status: "done" },
] as const;
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);

it("moves a column past its neighbour, and not off the board", () => {
  expect(names(swapped(states, 1, 0))).toEqual(["Doing", "To do", "Done"]);
  expect(names(swapped(states, 0, -1))).toEqual(["To do", "Doing", "Done"]);
});

it("puts a new column behind another, and changes one in its place", () => {
  const review = { name: "Review", status: "in_review" } as const;
  expect(names(insertedBehind(states, "Doing", review))).toEqual(["To do", "Doing", "Review", "Done"]);
  expect(names(replaced(states, "Doing", review))).toEqual(["To do", "Review", "Done"]);
});

it("tells names apart without regard to case, but not a column from itself", () => {
  expect(isTaken(states, " done ")).toBe(true);
  expect(isTaken(states, "DONE", "Done")).toBe(false);
});
