import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { de } from "./de";
import { en } from "./en";

type Words = { [key: string]: string | Words };

/** Every key with its words: "board.moved" → "…". */
function flat(words: Words, above = ""): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    const path = above ? `${above}.${key}` : key;
    if (typeof value === "string") all.set(path, value);
    else for (const [below, text] of flat(value, path)) all.set(below, text);
  }
  return all;
}

const places = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

/** The table under "Words" in the documentation of the design system. */
const design = readFileSync(join(import.meta.dirname, "../../../docs/design-system.md"), "utf8");
const table = /\n## Words\n(.*?)(\n## |$)/s.exec(design)?.[1] ?? "";
const glossary = [...table.matchAll(/^\| ([^|]+) \| ([^|]+) \|([^|]*)\|$/gm)]
  .map(([, term = "", word = "", not = ""]) => ({
    term: term.trim(),
    word: word.trim(),
    not: not.split(",").flatMap((each) => each.trim() || []),
  }))
  .filter(({ term }) => term !== "English");

describe("the German catalogue", () => {
  const english = flat(en as unknown as Words);
  const german = flat(de as unknown as Words);

  it("has the keys of the English one, and no others", () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it("leaves no words out", () => {
    expect([...german].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  it("puts the same values into its sentences", () => {
    const different = [...english]
      .filter(([key, text]) => String(places(text)) !== String(places(german.get(key) ?? "")))
      .map(([key]) => key);
    expect(different).toEqual([]);
  });

  it("says du to whoever reads it", () => {
    const formal = /\b(Sie|Ihnen|Ihre?[mnrs]?)\b/;
    expect([...german].filter(([, text]) => formal.test(text))).toEqual([]);
  });

  it("has one word for one thing, as the design system lists them", () => {
    expect(glossary.length).toBeGreaterThan(20);
    for (const { term, word, not } of glossary) {
      const others = [...english]
        .filter(([, text]) => text.toLowerCase() === term)
        .filter(([key]) => german.get(key)?.toLowerCase() !== word.toLowerCase());
      expect(others, term).toEqual([]);
      for (const never of not) {
        const found = [...german].filter(([, text]) => new RegExp(`(?<!\\p{L})${never}`, "u").test(text));
        expect(found, `${never}, not ${word}`).toEqual([]);
      }
    }
  });

  it("has both plural forms of whatever is counted", () => {
    const forms = (keys: Iterable<string>, form: string) =>
      [...keys]
        .filter((key) => key.endsWith(form))
        .map((key) => key.slice(0, -form.length))
        .sort();
    expect(forms(german.keys(), "_one")).toEqual(forms(german.keys(), "_other"));
  });
});
