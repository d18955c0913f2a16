import { describe, expect, test } from "vitest";
import { followable, showable } from "./addresses";
import { pieces } from "./references";

const known = { keys: new Set(["WEB"]), usernames: new Set(["ada", "ben.b"]), key: "WEB" };
const named = (text: string) => pieces(text, known).filter(({ kind }) => kind !== "text");

describe("what a text names", () => {
  test.each([
    ["see WEB-12.", "WEB-12"],
    ["see #web-12", "WEB-12"],
    ["(#7)", "WEB-7"],
  ])("the task in %s", (text, reference) => expect(named(text)).toMatchObject([{ kind: "task", reference }]));

  test.each([
    ["@ada, please", "@ada"],
    ["ask @Ben.b.", "@Ben.b"],
  ])("the person in %s", (text, shown) =>
    expect(named(text)).toMatchObject([{ kind: "person", text: shown }]),
  );

  test.each(["SHA-256", "x@ada.example", "@nobody", "WEB-12-b", "a#7", "/WEB-12"])("nothing in %s", (text) =>
    expect(named(text)).toEqual([]),
  );

  test("nothing of the text is lost", () => {
    const text = "WEB-1 and @ada's #2, SHA-1";
    expect(
      pieces(text, known)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
  });
});

describe("addresses", () => {
  test.each(["https://example.com", "HTTP://example.com", "mailto:a@example.com", "/tasks/WEB-1", "#part"])(
    "%s is followed",
    (address) => expect(followable(address)).toBe(address),
  );
  test.each([
    "javascript:alert(1)",
    " JaVaScript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//evil.example",
    "/\\evil.example",
    "file:///etc/passwd",
  ])("%s is not", (address) => expect(followable(address)).toBeUndefined());
  test("pictures come from here alone", () => {
    expect(showable("/api/attachments/3/content")).toBeDefined();
    expect(showable("https://example.com/a.png")).toBeUndefined();
    expect(showable("/api/attachments/3/content?x")).toBeUndefined();
  });
});
