// Colours have names: app.css and theme.ts hold them, label-color.ts those that people choose from. No screen has its own.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const HOLDERS = ["app.css", "theme.ts", "work/label-color.ts"];
// A person's own hue is theirs; how strong it is comes from the tokens.
const COLOUR = /#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|oklch|oklab|lab|lch)\((?!var\(--hue\) var\(--qd-)/i;
const NAMED = /:\s*(white|black|red|green|blue|gr[ae]y|orange|yellow|purple|silver)\s*;/i;
const QUOTED = /["'`](#[0-9a-f]{3}([0-9a-f]{3}){0,1}([0-9a-f]{2})?|(rgb|hsl)a?\([^"'`]*)["'`]/i;

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" }).filter(
  (name) => !HOLDERS.includes(name) && !name.endsWith(".test.ts") && name !== "api/schema.d.ts",
);

const declared = new Set(
  readFileSync(join(import.meta.dirname, "app.css"), "utf8").match(/--qd-[\w-]+(?=:)/g),
);

/** The lines of these files that say a colour, comments aside. */
function saying(names: string[], isColour: (line: string) => boolean): string[] {
  return names.flatMap((name) => {
    const text = readFileSync(join(import.meta.dirname, name), "utf8");
    const bare = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ""));
    return bare
      .split("\n")
      .flatMap((line, at) => (isColour(line) ? [`${name}:${at + 1} ${line.trim()}`] : []));
  });
}

it("no style sheet and no component has a colour of its own", () => {
  const sheets = files.filter((name) => name.endsWith(".css"));
  expect(sheets.length).toBeGreaterThan(30);
  expect(saying(sheets, (line) => COLOUR.test(line) || NAMED.test(line))).toEqual([]);
  const scripts = files.filter((name) => /\.tsx?$/.test(name));
  expect(scripts.length).toBeGreaterThan(300);
  expect(saying(scripts, (line) => QUOTED.test(line))).toEqual([]);
});

it("the design system's page shows every token", () => {
  const page = readFileSync(join(import.meta.dirname, "../design/tokens.tsx"), "utf8");
  const shown = new Set([...page.matchAll(/"([a-z]+(-[a-z]+)*)"/g)].map(([, name]) => `--qd-${name}`));
  expect(declared.size).toBeGreaterThan(25);
  expect([...declared].filter((name) => !shown.has(name))).toEqual([]);
});

it("every token that is used is declared", () => {
  const used = files
    .filter((name) => /\.(css|tsx?)$/.test(name))
    .flatMap((name) => readFileSync(join(import.meta.dirname, name), "utf8").match(/--qd-[\w-]+\w/g) ?? []);
  expect([...new Set(used)].filter((name) => !declared.has(name))).toEqual([]);
});
