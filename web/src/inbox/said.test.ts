import { expect, it } from "vitest";
import { aboutOf, isSpoken } from "./said";

it("names what a notice is about, or else says all of it", () => {
  expect(aboutOf({ what: "WEB-20 Photos", title: "Ada assigned you to WEB-20 Photos" })).toBe(
    "WEB-20 Photos",
  );
  expect(aboutOf({ title: "Stand-up in ten minutes" })).toBe("Stand-up in ten minutes");
});

it("knows which kinds it has words for", () => {
  expect([isSpoken("assigned"), isSpoken("reminder")]).toEqual([true, false]);
});
