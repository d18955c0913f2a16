import { describe, expect, it } from "vitest";
import type { BoardTask } from "./board-task";
import { isNews, merge, type Tasks } from "./merge";
import { shown } from "./use-columns";

const task = (id: number, version: number, title = `Card ${id}`): BoardTask => ({
  id,
  version,
  title,
  state: "Doing",
});
const held: Tasks = new Map([
  [1, task(1, 3)],
  [2, task(2, 1)],
]);

describe("merge", () => {
  it("takes newer cards and new ones, and keeps the others as the same objects", () => {
    const next = merge(held, [2, 5], [task(2, 2, "Renamed"), task(5, 1)]);
    expect(next.get(2)?.title).toBe("Renamed");
    expect(next.has(5)).toBe(true);
    expect(next.get(1)).toBe(held.get(1));
  });

  it("does not let a late answer bring an older version back", () => {
    expect(merge(held, [1], [task(1, 2, "Old")]).get(1)?.title).toBe("Card 1");
  });

  it("drops what was asked for and not answered", () => {
    expect([...merge(held, [1], []).keys()]).toEqual([2]);
  });
});

describe("isNews", () => {
  it("passes over one's own change when it comes back", () => {
    expect(isNews(held, { object_id: 1, version: 3, verb: "move" })).toBe(false);
    expect(isNews(held, { object_id: 1, version: 4, verb: "move" })).toBe(true);
    expect(isNews(held, { object_id: 9, version: 1, verb: "create" })).toBe(true);
    expect(isNews(held, { object_id: 1, version: 3, verb: "delete" })).toBe(true);
  });
});

describe("shown", () => {
  const workflow = [
    { name: "Doing", status: "in_progress" },
    { name: "Done", status: "done" },
  ] as const;
  const titles = (state: string, ...pending: Parameters<typeof shown>[2]) =>
    shown(held, workflow, pending)
      .get(state)
      ?.map((card) => card.title);

  it("shows what is under way as done, in the order it was asked for", () => {
    const place = { after_id: null, before_id: null };
    expect(
      titles(
        "Done",
        { kind: "move", id: 2, state: "Done", ...place },
        { kind: "move", id: 1, state: "Done", ...place },
      ),
    ).toEqual(["Card 2", "Card 1"]);
  });

  it("shows edits, new cards and deletions before the answer", () => {
    expect(
      titles(
        "Doing",
        { kind: "edit", id: 1, patch: { title: "Better" } },
        { kind: "delete", id: 2 },
        { kind: "create", id: -1, title: "New", state: "Doing" },
      ),
    ).toEqual(["Better", "New"]);
  });
});
