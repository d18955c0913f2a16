import { expect, it } from "vitest";
import { choicesOf, chosenOf, hasEnded, isPublished } from "./publishing";
import type { SavedView } from "./saved-views";

const view = (more: Partial<SavedView> = {}) =>
  ({ layout: "list", columns: ["state", "due:200"], ...more }) as SavedView;

it("ticks what the view shows, and the title always", () => {
  expect(chosenOf(view())).toEqual(["title", "state", "due_date"]);
  expect(chosenOf(view({ layout: "board", columns: [] }))).toEqual([
    "title",
    "reference",
    "state",
    "due_date",
  ]);
  expect(chosenOf(view({ published_fields: ["state"] }))).toEqual(["title", "state"]);
});

it("offers every column once, the view's own first, and what was published by other ways", () => {
  const choices = choicesOf(view({ published_fields: ["title", "description"] }));
  expect(choices.slice(0, 3)).toEqual(["title", "state", "due_date"]);
  expect(choices.at(-1)).toBe("description");
  expect(new Set(choices).size).toBe(choices.length);
});

it("is published through its last day", () => {
  const on = view({ published_at: "2027-01-01T09:00:00Z", published_until: "2027-01-02" });
  expect(hasEnded(on, new Date("2027-01-02T23:59:00Z"))).toBe(false);
  expect(hasEnded(on, new Date("2027-01-03T00:00:00Z"))).toBe(true);
  expect(isPublished(view())).toBe(false);
});
