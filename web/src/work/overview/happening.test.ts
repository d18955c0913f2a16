import { expect, test } from "vitest";
import type { Activity } from "../../api/client";
import { happenings } from "./happening";

let id = 100;
const act = (noun: string, verb: string, changes: Activity["changes"] = {}, object_id = 7): Activity => {
  id -= 1;
  return {
    id,
    at: "2026-11-20T10:00:00Z",
    actor_id: 2,
    via: "web",
    noun,
    object_id,
    version: 1,
    verb,
    changes,
  };
};
const kinds = (...activities: Activity[]) => happenings(activities).map(({ kind }) => kind);

test("a move says where to, and a mere reordering says nothing", () => {
  expect(happenings([act("task", "move", { state: ["To do", "Done"], rank: ["a", "b"] })])[0]).toMatchObject({
    kind: "moved",
    task: 7,
    state: "Done",
  });
  expect(kinds(act("task", "move", { rank: ["a", "b"] }))).toEqual([]);
});

test("time and comments are about their task", () => {
  const [spent, said] = happenings([
    act("time_entry", "create", { task_id: [null, 4], hours: [null, 2.5] }),
    act("comment", "create", { task_id: [null, 5] }),
  ]);
  expect(spent).toMatchObject({ kind: "spent", task: 4, hours: 2.5 });
  expect(said).toMatchObject({ kind: "commented", task: 5 });
  expect(kinds(act("comment", "create", { issue_id: [null, 5] }))).toEqual([]);
});

test("a project's own beginning is told as that", () => {
  expect(kinds(act("project", "create"), act("project", "copy"))).toEqual(["projectCreated"]);
  expect(kinds({ ...act("project", "copy"), version: 5 }, act("task", "copy"))).toEqual([
    "project",
    "created",
  ]);
});

test("several changes of the same thing in a row are one sentence", () => {
  const edit = () => act("task", "update", { title: ["a", "b"] });
  expect(kinds(edit(), edit(), act("task", "complete"), edit())).toEqual(["changed", "completed", "changed"]);
});
