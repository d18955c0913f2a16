// No word that a person sees stands in a component: all of them go through the catalogues.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const SOURCE = join(import.meta.dirname, "..");
const SHOWN = new Set([
  "aria-label",
  "aria-description",
  "title",
  "placeholder",
  "alt",
  "label",
  "description",
]);

/** The same in every language: a format's name, and how an address begins. */
const NAMES = new Set(["Markdown", "https://"]);

/** Letters of any script make a word; signs, digits and a single letter of a drawing do not. */
const isWord = (text: string) => /\p{L}{2,}/u.test(text) && !NAMES.has(text.trim());

/** The strings that a value may turn out to be, without those that are given to a function. */
function strings(node: ts.Node): ts.LiteralLikeNode[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node];
  if (ts.isJsxExpression(node)) return node.expression ? strings(node.expression) : [];
  if (ts.isParenthesizedExpression(node)) return strings(node.expression);
  if (ts.isConditionalExpression(node)) return [...strings(node.whenTrue), ...strings(node.whenFalse)];
  if (ts.isBinaryExpression(node)) {
    const { operatorToken, left, right } = node;
    if (operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) return strings(right);
    const joins = [ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.PlusToken];
    return joins.includes(operatorToken.kind) ? [...strings(left), ...strings(right)] : [];
  }
  if (ts.isTemplateExpression(node)) return [node.head, ...node.templateSpans.map((span) => span.literal)];
  return [];
}

/** Whatever stands bare where people read it. */
function bare(name: string, text: string): string[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const note = (node: ts.Node, words: string) => {
    if (!isWord(words)) return;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${name}:${line + 1} ${words.trim()}`);
  };
  const look = (node: ts.Node) => {
    if (ts.isJsxText(node)) note(node, node.text);
    if (ts.isJsxAttribute(node) && node.initializer && SHOWN.has(node.name.getText())) {
      for (const each of strings(node.initializer)) note(each, each.text);
    }
    if (ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent))) {
      for (const each of strings(node)) note(each, each.text);
    }
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}

describe("bare words", () => {
  it("are found wherever they are shown", () => {
    const shown = (jsx: string) => bare("x.tsx", `const x = ${jsx};`);
    expect(shown("<p>Hello</p>")).toEqual(["x.tsx:1 Hello"]);
    expect(shown('<p>{open ? "Open" : t("closed")}</p>')).toEqual(["x.tsx:1 Open"]);
    expect(shown('<input placeholder="Name" aria-label={"a" + `Name`} />')).toHaveLength(2);
    expect(shown('<p className="row" title={t("a.b")}>{t("a.c")} · {count}</p>')).toEqual([]);
  });

  // All components are parsed, which a busy machine is not done with in the usual five seconds.
  it("stand in no component", { timeout: 60_000 }, () => {
    const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".tsx"),
    );
    const found = files.flatMap((name) => {
      const path = join(SOURCE, name);
      return bare(relative(SOURCE, path), readFileSync(path, "utf8"));
    });
    expect(files.length).toBeGreaterThan(50);
    expect(found).toEqual([]);
  });
});

it("no field shows a date or a time as the browser would: it knows neither the reader's language nor their time zone", () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".tsx"),
  );
  const native = /\btype=\{?[^}\n]*"(date|time|datetime-local|month|week)"/;
  const found = files.filter((name) => native.test(text(name)));
  expect(found).toEqual([]);
});

const text = (name: string) => readFileSync(join(SOURCE, name), "utf8");
