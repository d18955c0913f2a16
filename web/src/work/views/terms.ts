// Reads and writes the query language (docs/query-language.md) as far as the filters need it. The server alone judges.

export interface Term {
  /** Where it stands in the text. */
  start: number;
  end: number;
  field?: string;
  op?: string;
  values: string[];
  negated: boolean;
}

export interface Reading {
  /** Conditions that stand side by side and must all hold; a parenthesis is one without a field. */
  terms: Term[];
  /** An `or` outside of parentheses: then no single term may be taken out or added without parentheses around all. */
  alternatives: boolean;
}

const SPACE = /\s+/y;
const FIELD = /([A-Za-z_][A-Za-z0-9_.]*)(<=|>=|!=|<|>|:|=|~)/y;
const VALUE = /"((?:[^"\\]|\\.)*)"|([^\s(),"]+)/y;
const QUOTED = /"(?:[^"\\]|\\.)*("|$)/y;
const WORD = /[^\s()"]+/y;

function at(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

export function read(text: string): Reading {
  const terms: Term[] = [];
  let alternatives = false;
  let negated = false;
  let from: number | null = null;
  let position = 0;
  while (position < text.length) {
    const space = at(SPACE, text, position);
    if (space) {
      position += space[0].length;
      continue;
    }
    const start: number = from ?? position;
    if (text[position] === "-" && /\S/.test(text[position + 1] ?? "")) {
      [negated, from, position] = [!negated, start, position + 1];
      continue;
    }
    const term = one(text, position);
    position = term.end;
    const word = text.slice(term.start, term.end).toLowerCase();
    if (term.field === undefined && word === "not") {
      [negated, from] = [!negated, start];
      continue;
    }
    if (term.field === undefined && word === "or") alternatives = true;
    else if (word !== "and") terms.push({ ...term, start, negated });
    [negated, from] = [false, null];
  }
  return { terms, alternatives };
}

function one(text: string, start: number): Term {
  const none = { start, values: [], negated: false };
  if (text[start] === "(") return { ...none, end: closing(text, start) };
  const field = at(FIELD, text, start);
  if (field) {
    const { values, end } = valuesAt(text, start + field[0].length);
    return { start, end, field: field[1], op: field[2], values, negated: false };
  }
  const found = at(QUOTED, text, start) ?? at(WORD, text, start);
  return { ...none, end: start + (found?.[0].length ?? 1) };
}

function closing(text: string, start: number): number {
  let depth = 0;
  for (let position = start; position < text.length; position += 1) {
    const quoted = at(QUOTED, text, position);
    if (quoted) position += quoted[0].length - 1;
    else if (text[position] === "(") depth += 1;
    else if (text[position] === ")") depth -= 1;
    if (depth === 0) return position + 1;
  }
  return text.length;
}

function valuesAt(text: string, start: number): { values: string[]; end: number } {
  const listed = text[start] === "(";
  const values: string[] = [];
  let end = listed ? start + 1 : start;
  for (;;) {
    if (listed) end += at(SPACE, text, end)?.[0].length ?? 0;
    const value = at(VALUE, text, end);
    if (!value) break;
    values.push(value[1]?.replace(/\\(.)/g, "$1") ?? value[2] ?? "");
    end += value[0].length;
    if (listed) end += at(SPACE, text, end)?.[0].length ?? 0;
    if (text[end] !== ",") break;
    end += 1;
  }
  return { values, end: listed && text[end] === ")" ? end + 1 : end };
}

export const quote = (value: string) =>
  /[\s(),"\\]/.test(value) || value === "" ? `"${value.replace(/["\\]/g, "\\$&")}"` : value;

const isChoice = (term: Term, names: readonly string[]) =>
  !term.negated && (term.op === ":" || term.op === "=") && names.includes(term.field ?? "");

/** What a field (under any of its names) is asked to be, when that is asked of the whole. */
export function chosen(text: string, names: readonly string[]): string[] {
  const { terms, alternatives } = read(text);
  if (alternatives) return [];
  return terms.filter((term) => isChoice(term, names)).flatMap(({ values }) => values);
}

/** The query with these values asked of the field, or with nothing asked of it. */
export function choose(text: string, names: readonly [string, ...string[]], values: string[]): string {
  const term = values.length ? `${names[0]}:${values.map(quote).join(",")}` : "";
  return replace(text, (held) => isChoice(held, names), term);
}

/** The query without the terms that `which` picks, and with the new one in the place of the first of them. */
export function replace(text: string, which: (term: Term) => boolean, term: string): string {
  const { terms, alternatives } = read(text);
  if (alternatives) return term ? `(${text.trim()}) ${term}` : text;
  const old = terms.filter(which);
  if (old.length === 0) return [text.trim(), term].filter(Boolean).join(" ");
  let next = text;
  for (const [index, { start, end }] of [...old.entries()].reverse()) {
    next = `${next.slice(0, start)}${index === 0 ? term : ""}${next.slice(end)}`;
  }
  return next.replace(/\s+/g, " ").trim();
}

/** Whether the end of the text still waits for a value, so that asking now would only be refused. */
export function unfinished(text: string): boolean {
  const bare = text.replace(/"(?:[^"\\]|\\.)*"/g, "x");
  return /([:=<>~!,(]|["-])$/.test(bare.trimEnd()) || bare.includes('"') || /\b(and|or|not)\s*$/i.test(bare);
}
