import { describe, expect, test } from "vitest";
import { fitsRich, plainer, RICH_LIMIT } from "./fitting";

describe("what the rich editor can hold", () => {
  test.each([
    "# Heading\n\nWords with **weight**, a [link](https://example.com) and `code < here`",
    "- [ ] open\n- [x] done",
    "![plan](/api/attachments/12/content)",
    "2 < 3, and 4 > 3",
  ])("%s", (text) => expect(fitsRich(text)).toBe(true));

  test.each([
    "| a | b |\n| - | - |\n| 1 | 2 |".replaceAll(" - ", " --- "),
    "before <b>raw</b> after",
    "a note[^1]\n\n[^1]: below",
    "![elsewhere](https://example.com/a.png)",
    "x".repeat(RICH_LIMIT + 1),
  ])("not %#", (text) => expect(fitsRich(text)).toBe(false));
});

describe("escapes that change nothing are taken back", () => {
  test.each([
    ["@ada\\_b, look", "@ada_b, look"],
    ["snake\\_case\\_name", "snake_case_name"],
    ["Q&amp;A, 1 &lt; 2 &gt; 0", "Q&A, 1 < 2 > 0"],
    ["one\n\n&nbsp;\n\ntwo", "one\n\ntwo"],
  ])("%s", (written, plain) => expect(plainer(written)).toBe(plain));

  test.each(["&lt;script>", "\\_not emphasis\\_", "`a &amp; b`", "```\n&lt; 3\n```", "&amp;lt;"])(
    "but not %s",
    (text) => expect(plainer(text)).toBe(text),
  );
});
