// What the field offers while one types: the fields of a task, and behind an operator the values that fit.
import { FIELDS_WITH_NAMES, type Names } from "./names";
import { quote } from "./terms";

export interface Suggestion {
  /** What is written in the place of what is being typed. */
  text: string;
  label: string;
  hint?: string;
}

export interface Offer {
  /** The part of the text that a suggestion stands in for. */
  from: number;
  to: number;
  suggestions: Suggestion[];
}

export interface Vocabulary {
  /** Field names with what they mean. */
  fields: ReadonlyMap<string, string>;
  /** Fixed values of fields, with their words. */
  values: Readonly<Record<string, readonly Suggestion[]>>;
  names: Names;
}

const MOST = 8;
const FIELD_HERE = /(?:^|[\s(])-?([A-Za-z_][A-Za-z0-9_.]*)$/;
const VALUE_HERE =
  /(?:^|[\s(])-?([A-Za-z_][A-Za-z0-9_.]*)(?:<=|>=|!=|<|>|:|=|~)\(?((?:(?:"[^"]*"|[^\s(),"]+),\s*)*)("[^"]*|[^\s(),"]*)$/;

export function complete(text: string, caret: number, vocabulary: Vocabulary): Offer | null {
  const before = text.slice(0, caret);
  const value = VALUE_HERE.exec(before);
  if (value) return offer(caret, value[3] ?? "", valuesOf(value[1] ?? "", vocabulary));
  const field = FIELD_HERE.exec(before);
  if (!field) return null;
  const fields = [...vocabulary.fields].map(([name, label]) => ({
    text: `${name}:`,
    label: name,
    hint: label,
  }));
  return offer(caret, field[1] ?? "", fields);
}

function valuesOf(field: string, { values, names }: Vocabulary): readonly Suggestion[] {
  const named = names[FIELDS_WITH_NAMES[field] ?? ""];
  const things = [...(named?.values() ?? [])].map((name) => ({ text: quote(name), label: name }));
  return [...things, ...(values[field] ?? [])];
}

function offer(caret: number, typed: string, all: readonly Suggestion[]): Offer | null {
  const wanted = typed.replace(/^"/, "").toLowerCase();
  const begins = (text: string | undefined) => text?.toLowerCase().startsWith(wanted);
  const holds = (text: string | undefined) => text?.toLowerCase().includes(` ${wanted}`);
  const exact = all.some(({ text }) => text.toLowerCase() === typed.toLowerCase());
  const first = all.filter((each) => begins(each.label) || begins(each.text) || begins(each.hint));
  const then = all.filter((each) => !first.includes(each) && (holds(each.label) || holds(each.hint)));
  const suggestions = [...first, ...then].slice(0, MOST);
  if (suggestions.length === 0 || (exact && suggestions.length === 1)) return null;
  return { from: caret - typed.length, to: caret, suggestions };
}

/** The text with the suggestion taken, and where the caret then stands. */
export function take(text: string, { from, to }: Offer, { text: written }: Suggestion): [string, number] {
  const gap = written.endsWith(":") || /^[\s,)]/.test(text.slice(to)) ? "" : " ";
  const next = text.slice(0, from) + written + gap + text.slice(to);
  return [next, from + written.length + gap.length];
}
