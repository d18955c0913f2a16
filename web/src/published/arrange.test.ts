import { expect, it } from "vitest";
import { groupingOf, groupsOf, type Showing, showsBoard, titleOf } from "./arrange";

const board = (more: object = {}) =>
  ({
    name: "Roadmap",
    noun: "task",
    layout: "board",
    fields: ["reference", "title", "state", "assignee_ids"],
    states: [
      { name: "To do", status: "todo" },
      { name: "Done", status: "done" },
    ],
    items: [
      { title: "Sand", state: "To do", assignee_ids: ["Ben", "Ada"] },
      { title: "Paint", state: "To do" },
    ],
    ...more,
  }) as unknown as Showing;

const told = (showing: Showing, field: string) =>
  groupsOf(showing, field).map(({ key, items }) => [key, items.map(({ title }) => title)]);

it("divides a board by its states, empty ones too", () => {
  expect(groupingOf(board())).toBe("state");
  expect(told(board(), "state")).toEqual([
    ["To do", ["Sand", "Paint"]],
    ["Done", []],
  ]);
});

it("puts what has nobody last, and what has several with the first", () => {
  expect(told(board({ group_by: "assignee_ids" }), "assignee_ids")).toEqual([
    ["Ben", ["Sand"]],
    ["", ["Paint"]],
  ]);
});

it("is a list where what would divide the board is not shown", () => {
  expect(showsBoard(board())).toBe(true);
  expect(showsBoard(board({ fields: ["title"] }))).toBe(false);
  expect(groupingOf(board({ layout: "list" }))).toBe(null);
});

it("calls an item by its title or name", () => {
  expect(titleOf(["reference", "title"])).toBe("title");
  expect(titleOf(["budget"])).toBe("budget");
});
