import { expect, it } from "vitest";
import { patchedIn, withoutIn } from "./lists";

const items = [
  { id: 1, title: "One" },
  { id: 2, title: "Two" },
];
const changed = [
  { id: 1, title: "One" },
  { id: 2, title: "Zwei" },
];

it("changes one object in a page, in pages and in a plain list", () => {
  expect(patchedIn({ items, next: null }, 2, { title: "Zwei" })).toEqual({ items: changed, next: null });
  expect(patchedIn({ pages: [{ items }] }, 2, { title: "Zwei" })).toEqual({ pages: [{ items: changed }] });
  expect(patchedIn(items, 2, { title: "Zwei" })).toEqual(changed);
});

it("leaves what is no list alone", () => {
  const map = new Map([[2, items[1]]]);
  expect(patchedIn(map, 2, { title: "Zwei" })).toBe(map);
  expect(patchedIn(null, 2, {})).toBe(null);
});

it("takes one object out of a page, pages and a plain list", () => {
  expect(withoutIn({ items, next: null }, 2)).toEqual({ items: [items[0]], next: null });
  expect(withoutIn({ pages: [{ items }] }, 2)).toEqual({ pages: [{ items: [items[0]] }] });
  expect(withoutIn(items, 2)).toEqual([items[0]]);
});
