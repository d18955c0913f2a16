import { expect, it } from "vitest";
import { type Fields, fieldName, moved } from "./declared";

it("names a field after its label, as the server allows", () => {
  expect(fieldName("Risk class")).toBe("risk_class");
  expect(fieldName("Überprüft am?")).toBe("uberpruft_am");
  expect(fieldName("2nd")).toBe("nd");
  expect(fieldName("優先")).toBe("field");
});

it("moves a field by one place, and not past the end", () => {
  const fields: Fields = { a: { type: "text" }, b: { type: "date" }, c: { type: "number" } };
  expect(Object.keys(moved(fields, "c", -1))).toEqual(["a", "c", "b"]);
  expect(Object.keys(moved(fields, "a", 1))).toEqual(["b", "a", "c"]);
  expect(moved(fields, "a", -1)).toBe(fields);
});
