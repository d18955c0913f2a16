import { expect, it } from "vitest";
import { pressOf } from "./keys";

const bare = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

it("names a key as it is pressed, whatever the keyboard needs for it", () => {
  expect(pressOf({ ...bare, key: "j" })).toBe("j");
  expect(pressOf({ ...bare, key: "E", shiftKey: true })).toBe("shift+e");
  expect(pressOf({ ...bare, key: "?", shiftKey: true })).toBe("?");
  expect(pressOf({ ...bare, key: "Enter", shiftKey: true })).toBe("shift+enter");
  expect(pressOf({ ...bare, key: "k", metaKey: true })).toBe("mod+k");
  expect(pressOf({ ...bare, key: " " })).toBe("space");
});
