// Labels, sprints and milestones have names that people read and ids that the query language takes. The field shows
// names; the address, saved views and the server have ids.
import { quote, read } from "./terms";

/** For each field, what its things are called. */
export type Names = Readonly<Record<string, ReadonlyMap<number, string>>>;

/** The names that a field goes by, the one to write first. */
export const FIELDS_WITH_NAMES: Readonly<Record<string, string>> = {
  label: "label",
  labels: "label",
  sprint: "sprint",
  sprint_id: "sprint",
  milestone: "milestone",
  milestone_id: "milestone",
};

function translated(text: string, value: (field: string, value: string) => string): string {
  let next = text;
  for (const term of everyTerm(text).reverse()) {
    const field = FIELDS_WITH_NAMES[term.field ?? ""];
    if (!field || term.values.length === 0) continue;
    const values = term.values.map((held) => value(field, held));
    if (values.every((held, index) => held === term.values[index])) continue;
    const written = `${term.field}${term.op}${values.map(quote).join(",")}`;
    next = next.slice(0, term.bare) + written + next.slice(term.end);
  }
  return next;
}

/** The terms of all depths, in the order of the text; `bare` is where the field begins, behind any “not”. */
function everyTerm(
  text: string,
  offset = 0,
): (ReturnType<typeof read>["terms"][number] & { bare: number })[] {
  return read(text).terms.flatMap((term) => {
    const raw = text.slice(term.start, term.end);
    const prefix = /^(?:-|not\s+)*/i.exec(raw)?.[0].length ?? 0;
    const bare = offset + term.start + prefix;
    if (term.field !== undefined) return [{ ...term, bare, end: offset + term.end }];
    if (raw[prefix] !== "(") return [];
    const inner = raw.slice(prefix + 1, raw.endsWith(")") ? -1 : undefined);
    return everyTerm(inner, bare + 1);
  });
}

export function toIds(text: string, names: Names): string {
  return translated(text, (field, value) => {
    const wanted = value.toLowerCase();
    for (const [id, name] of names[field] ?? []) if (name.toLowerCase() === wanted) return String(id);
    return value;
  });
}

export function toNames(text: string, names: Names): string {
  return translated(text, (field, value) => names[field]?.get(Number(value)) ?? value);
}

/** The first value that is neither a known thing's name nor an id. */
export function unknownName(query: string): { field: string; value: string } | null {
  for (const term of everyTerm(query)) {
    const field = FIELDS_WITH_NAMES[term.field ?? ""];
    const value = field && term.values.find((each) => !/^\d+$/.test(each) && each !== "none");
    if (field && value !== undefined && value !== "") return { field, value };
  }
  return null;
}
