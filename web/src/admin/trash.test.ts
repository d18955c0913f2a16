import { expect, it } from "vitest";
import { daysLeft, merged, stillThere, type Trashed } from "./trash";

const thing = (noun: "task" | "label", id: number, deleted_at: string): Trashed => ({
  id,
  noun,
  name: "",
  deleted_at,
});

it("shows nothing of one noun that may come after what another has not told yet", () => {
  const pages = [
    {
      task: { items: [thing("task", 3, "2026-03-03"), thing("task", 2, "2026-03-02")], next: "more" },
      label: { items: [thing("label", 9, "2026-03-04"), thing("label", 8, "2026-03-01")], next: null },
    },
  ];
  expect(merged(pages).map(({ id }) => id)).toEqual([9, 3, 2]);
  const rest = { task: { items: [thing("task", 1, "2026-02-01")], next: null } };
  expect(merged([...pages, rest]).map(({ id }) => id)).toEqual([9, 3, 2, 8, 1]);
});

it("counts the days that are left, the first one whole", () => {
  const now = Date.parse("2026-03-30T12:00:00Z");
  expect(daysLeft("2026-03-30T11:59:00Z", 30, now)).toBe(30);
  expect(daysLeft("2026-03-01T11:00:00Z", 30, now)).toBe(1);
  expect(daysLeft("2026-01-01T00:00:00Z", 30, now)).toBe(0);
});

it("asks for what can still be taken back, and for everything where the trash keeps it for ever", () => {
  const now = Date.parse("2026-03-30T12:00:00Z");
  expect(stillThere(7, now)).toBe('deleted_at>="2026-03-23T12:00:00.000Z"');
  expect(stillThere(0, now)).toBeUndefined();
});
