import { expect, it } from "vitest";
import { said } from "./said";

it("takes the server's sentences apart", () => {
  expect(said({ kind: "assigned", title: "Ada Lindqvist assigned you to WEB-20 Photos" })).toMatchObject({
    who: "Ada Lindqvist",
    what: "WEB-20 Photos",
  });
  expect(said({ kind: "due_soon", title: "Due tomorrow: WEB-3 Due today: nothing" })).toMatchObject({
    when: "tomorrow",
    what: "WEB-3 Due today: nothing",
  });
});

it("leaves other sentences whole", () => {
  expect(said({ kind: "reminder", title: "Stand-up in ten minutes" })).toBeNull();
  expect(said({ kind: "commented", title: "Something else" })).toBeNull();
});
