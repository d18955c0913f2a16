import { expect, test } from "vitest";
import type { Link } from "../../../api/client";
import { grouped, linked } from "./relations";

const link = (link_type: Link["link_type"], task_id: number, to_task_id: number): Link => ({
  id: task_id * 100 + to_task_id,
  version: 1,
  link_type,
  task_id,
  to_task_id,
  created_at: null,
  updated_at: null,
});

test("a link reads differently from its two ends, except where both say the same", () => {
  expect(linked(link("blocks", 1, 2), 1)).toMatchObject({ relation: "blocks.out", other: { id: 2 } });
  expect(linked(link("blocks", 1, 2), 2)).toMatchObject({ relation: "blocks.in", other: { id: 1 } });
  expect(linked(link("relates_to", 1, 2), 2)).toMatchObject({ relation: "relates_to.out", other: { id: 1 } });
});

test("what holds the task up comes first, what is not offered last", () => {
  const all = [link("parent_of", 1, 5), link("relates_to", 1, 4), link("blocks", 3, 1)];
  const found = all.map((one) => linked(one, 1)).filter((one) => one !== null);
  expect(grouped(found).map(([relation]) => relation)).toEqual([
    "blocks.in",
    "relates_to.out",
    "parent_of.out",
  ]);
});
