import { expect, it } from "vitest";
import { strength } from "./strength";

const names = ["ada", "ada@deck.example"];

it("knows what the server refuses", () => {
  expect(strength("short", names)).toBe(0);
  expect(strength("ADA@deck.example", names)).toBe(0);
});

it("values length, and distrusts repetition and one's own name", () => {
  expect(strength("password", names)).toBe(1);
  expect(strength("aaaaaaaaaaaaaaaaaaaa", names)).toBe(1);
  expect(strength("my-name-is-ada-of-course", names)).toBe(1);
  expect(strength("Tr0ub4dor", names)).toBe(2);
  expect(strength("correct horse battery", names)).toBe(3);
});
