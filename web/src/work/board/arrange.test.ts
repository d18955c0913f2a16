import { describe, expect, it } from "vitest";
import type { WorkflowState } from "../../api/client";
import { arrange, type Cells, narrowed, placeAt, placeBeside, placeOf, samePlace, withMove } from "./arrange";
import type { BoardTask } from "./board-task";
import type { Grid } from "./grid";

const workflow: WorkflowState[] = [
  { name: "To do", status: "todo" },
  { name: "Doing", status: "in_progress" },
  { name: "Done", status: "done" },
];
const grid: Grid = {
  group: "state",
  lanes: null,
  columns: [...workflow.map(({ name }) => ({ key: name, name })), { key: "Triage", name: "Triage" }],
  rows: [],
  workflow,
};
const card = (id: number, state: string | undefined, rank: string): BoardTask => ({
  id,
  version: 1,
  title: `Card ${id}`,
  state,
  rank,
});
const board = arrange(
  [card(3, "To do", "c"), card(1, "To do", "a"), card(2, "To do", "b"), card(4, "Doing", "a")],
  grid,
);
const ids = (cells: Cells, state: string) => cells.get(state)?.map((task) => task.id);

describe("arrange", () => {
  it("keeps the workflow's order and sorts each column by rank", () => {
    expect([...board.keys()]).toEqual(["To do", "Doing", "Done", "Triage"]);
    expect(ids(board, "To do")).toEqual([1, 2, 3]);
    expect(ids(board, "Done")).toEqual([]);
  });

  it("puts a card without a state where its status belongs", () => {
    const columns = arrange([{ ...card(1, undefined, "a"), status: "done" }], grid);
    expect(ids(columns, "Done")).toEqual([1]);
  });

  it("breaks equal ranks by id, and compares by code unit", () => {
    const columns = arrange([card(2, "Done", "a"), card(1, "Done", "a"), card(3, "Done", "Z")], grid);
    expect(ids(columns, "Done")).toEqual([3, 1, 2]);
  });
});

describe("withMove", () => {
  it("moves between two cards of another column", () => {
    const moved = withMove(board, { id: 4, cell: "To do", after_id: 1, before_id: 2 });
    expect(ids(moved, "To do")).toEqual([1, 4, 2, 3]);
    expect(ids(moved, "Doing")).toEqual([]);
  });

  it("falls back to the neighbour below when the one above has gone", () => {
    const moved = withMove(board, { id: 4, cell: "To do", after_id: 99, before_id: 3 });
    expect(ids(moved, "To do")).toEqual([1, 2, 4, 3]);
  });

  it("goes to the end when no neighbour is named", () => {
    expect(ids(withMove(board, { id: 1, cell: "To do", after_id: null, before_id: null }), "To do")).toEqual([
      2, 3, 1,
    ]);
  });

  it("leaves the board alone when the card is gone, and never changes what it was given", () => {
    expect(withMove(board, { id: 99, cell: "Done", after_id: null, before_id: null })).toBe(board);
    withMove(board, { id: 1, cell: "Done", after_id: null, before_id: null });
    expect(ids(board, "To do")).toEqual([1, 2, 3]);
  });
});

describe("places", () => {
  it("names both neighbours, not counting the card itself", () => {
    expect(placeAt(board, 2, "To do", 1)).toEqual({ cell: "To do", after_id: 1, before_id: 3 });
    expect(placeAt(board, 4, "To do", 0)).toEqual({ cell: "To do", after_id: null, before_id: 1 });
    expect(placeAt(board, 1, "Done", Number.POSITIVE_INFINITY)).toEqual({
      cell: "Done",
      after_id: null,
      before_id: null,
    });
  });

  it("drops above or below the card under the pointer", () => {
    expect(placeBeside(board, 4, 2, "top")).toEqual({ cell: "To do", after_id: 1, before_id: 2 });
    expect(placeBeside(board, 1, 3, "bottom")).toEqual({ cell: "To do", after_id: 3, before_id: null });
    expect(placeBeside(board, 1, 99, "top")).toBeNull();
  });

  it("undo brings a card back to where it was", () => {
    const from = placeOf(board, 2);
    if (!from) throw new Error("card 2 is on the board");
    const moved = withMove(board, { id: 2, cell: "Done", after_id: null, before_id: null });
    const back = withMove(moved, { id: 2, ...from });
    expect(ids(back, "To do")).toEqual([1, 2, 3]);
    expect(samePlace(from, placeAt(board, 2, "To do", 1))).toBe(true);
  });

  it("never names a card that the server does not know yet", () => {
    const withNew = arrange([card(1, "Done", "a"), card(-1, "Done", "b")], grid);
    expect(placeAt(withNew, 9, "Done", 2)).toEqual({ cell: "Done", after_id: null, before_id: null });
  });
});

describe("narrowed", () => {
  it("keeps what fits, and every column", () => {
    const found = narrowed(board, (task) => task.id === 3);
    expect(ids(found, "To do")).toEqual([3]);
    expect([...found.keys()]).toHaveLength(4);
  });
});
