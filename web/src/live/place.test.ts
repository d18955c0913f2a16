import { beforeEach, expect, it } from "vitest";
import { FRESH, forgetPlaces, learn, placeOfTheFresh } from "./place";

beforeEach(forgetPlaces);

it("knows nothing before it was told", () => {
  expect(placeOfTheFresh()).toBeNull();
});

it("starts where all that is fresh was known to be", () => {
  learn(10, 0);
  learn(20, 1_000);
  expect(placeOfTheFresh(2_000)).toBe(10);
  expect(placeOfTheFresh(FRESH + 500)).toBe(10);
  expect(placeOfTheFresh(FRESH + 1_000)).toBe(20);
});

it("takes no place twice, and none backwards", () => {
  learn(10, 0);
  learn(30, 100);
  learn(20, FRESH + 200);
  expect(placeOfTheFresh(FRESH * 3)).toBe(30);
  learn(40, FRESH * 3);
  learn(50, FRESH * 3 + 1);
  expect(placeOfTheFresh(FRESH * 3 + 2)).toBe(30);
});
