import { expect, test } from "vitest";
import type { Activity } from "../../../api/client";
import { phrases } from "./sentence";
import { tells } from "./tells";

const names = { field: (field: string) => field, value: (_: string, value: unknown) => String(value) };

const event = (verb: string, changes: Record<string, unknown[]>): Activity => ({
  id: 1,
  at: "2026-01-01T00:00:00Z",
  via: "web",
  noun: "task",
  object_id: 1,
  version: 2,
  verb,
  changes,
});
const said = (verb: string, changes: Record<string, unknown[]>) =>
  phrases(event(verb, changes), names).map(({ key }) => key);

test.each([
  ["update", { title: ["a", "b"] }, ["changed"]],
  ["update", { due_date: [null, "2026-01-02"] }, ["set"]],
  ["update", { due_date: ["2026-01-02", null] }, ["cleared"]],
  ["update", { description: ["a", "b"] }, ["edited"]],
  ["update", { description: ["", "b"] }, ["wrote"]],
  ["update", { title: ["a", "x".repeat(200)] }, ["edited"]],
  ["move", { state: ["To do", "Done"], status: ["todo", "done"] }, ["moved"]],
  ["complete", { state: ["To do", "Done"] }, ["verb.complete"]],
  [
    "update",
    {
      assignee_ids: [
        [1, 2],
        [2, 3],
      ],
    },
    ["assigned", "unassigned"],
  ],
  ["update", { labels: [null, [4]], title: ["a", "b"] }, ["labelled", "changed"]],
  ["block", { status: ["todo", "blocked"], blocked_reason: ["", "no key"] }, ["verb.blockReason"]],
  ["watch", { watchers: [[], [1]] }, ["verb.watch"]],
  ["update", { custom_fields: [{ risk: "low" }, { risk: "high", spec: "x" }] }, ["changed", "set"]],
])("%s %j is told", (verb, changes, keys) => expect(said(verb, changes)).toEqual(keys));

test("what was ticked, added and taken off a list is told by name", () => {
  const checklist = [
    [
      { text: "one", done: false },
      { text: "two", done: true },
    ],
    [
      { text: "one", done: true },
      { text: "three", done: false },
    ],
  ];
  expect(said("update", { checklist })).toEqual(["itemTicked", "itemAdded", "itemRemoved"]);
});

test("a move within a column says nothing", () => {
  expect(tells(event("move", { rank: ["a", "b"] }))).toBe(false);
  expect(tells(event("create", {}))).toBe(true);
});
