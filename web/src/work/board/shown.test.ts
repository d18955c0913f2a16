import { describe, expect, it } from "vitest";
import type { WorkflowState } from "../../api/client";
import type { BoardTask } from "./board-task";
import type { Act } from "./changes";
import { bornIn, type Grid, partsOf, putInto, withSeen, wordsFor } from "./grid";
import { edited, placed, workflowAfter } from "./shown";

const workflow: WorkflowState[] = [
  { name: "Doing", status: "in_progress" },
  { name: "Done", status: "done" },
];
const value = (key: string) => ({ key, name: key });
const byState: Grid = {
  group: "state",
  lanes: null,
  columns: [value("Doing"), value("Done")],
  rows: [],
  workflow,
};
const byPerson: Grid = { ...byState, lanes: "assignee", rows: [value("1"), value("2"), value("none")] };

const task = (id: number, more: Partial<BoardTask> = {}): BoardTask => ({
  id,
  version: 1,
  title: `Card ${id}`,
  state: "Doing",
  rank: `a${id}`,
  ...more,
});
const held = new Map([task(1, { assignee_ids: [1, 2] }), task(2)].map((card) => [card.id, card]));
const nowhere = { after_id: null, before_id: null };

function titles(grid: Grid, cell: string, ...acts: Act[]) {
  const states = workflowAfter(workflow, acts);
  return placed(edited(held, acts, states), grid, acts)
    .get(cell)
    ?.map((card) => card.title);
}

describe("what is under way", () => {
  it("is shown as done, in the order it was asked for", () => {
    const patch = { state: "Done" };
    expect(
      titles(
        byState,
        "Done",
        { kind: "move", id: 2, patch, ...nowhere },
        { kind: "move", id: 1, patch, ...nowhere },
      ),
    ).toEqual(["Card 2", "Card 1"]);
  });

  it("shows edits, new cards and deletions before the answer", () => {
    expect(
      titles(
        byState,
        "Doing",
        { kind: "edit", id: 1, patch: { title: "Better" } },
        { kind: "delete", id: 2 },
        { kind: "create", id: -1, fields: { title: "New", state: "Doing" } },
      ),
    ).toEqual(["Better", "New"]);
  });

  it("gives a card the status of the state it is put into", () => {
    const next = edited(held, [{ kind: "move", id: 1, patch: { state: "Done" }, ...nowhere }], workflow);
    expect(next.get(1)?.status).toBe("done");
  });

  it("takes cards along when their state gets another name", () => {
    const states = [{ name: "Working", status: "in_progress" } as const, ...workflow.slice(1)];
    const grid = { ...byState, columns: [value("Working"), value("Done")], workflow: states };
    const act: Act = { kind: "workflow", id: 9, states, renamed: { to: "Working", ids: [1, 2] } };
    expect(titles(grid, "Working", act)).toEqual(["Card 1", "Card 2"]);
  });
});

describe("lanes", () => {
  it("hold each card once, with the first of its people", () => {
    expect(titles(byPerson, "1\nDoing")).toEqual(["Card 1"]);
    expect(titles(byPerson, "2\nDoing")).toEqual([]);
    expect(titles(byPerson, "none\nDoing")).toEqual(["Card 2"]);
  });

  it("change only what is different where a card goes", () => {
    const card = held.get(1) as BoardTask;
    expect(putInto(byPerson, card, "1\nDone")).toEqual({ state: "Done" });
    expect(putInto(byPerson, card, "2\nDoing")).toEqual({ assignee_ids: [2] });
    expect(putInto(byPerson, card, "none\nDone")).toEqual({ state: "Done", assignee_ids: [] });
    expect(putInto(byPerson, card, "1\nDoing")).toEqual({});
  });

  it("give new cards what they stand for", () => {
    expect(bornIn(byPerson, "2\nDone")).toEqual({ assignee_ids: [2], state: "Done" });
    expect(bornIn(byState, "Done")).toEqual({ state: "Done" });
  });

  it("are told apart from columns, and have words", () => {
    expect(partsOf("2\nDone")).toEqual({ lane: "2", column: "Done" });
    expect(partsOf("Done")).toEqual({ lane: null, column: "Done" });
    expect(wordsFor(byPerson, "2\nDone")).toBe("Done, 2");
  });
});

it("states that only cards still have come behind the others", () => {
  const cards = [task(1, { state: "Triage" }), task(2)];
  const keys = withSeen(byState.columns, "state", cards, workflow, value).map(({ key }) => key);
  expect(keys).toEqual(["Doing", "Done", "Triage"]);
});
