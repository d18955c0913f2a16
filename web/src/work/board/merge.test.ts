import { describe, expect, it } from "vitest";
import type { BoardTask } from "./board-task";
import { isNews, merge, type Tasks } from "./merge";

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
