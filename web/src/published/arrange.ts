// Published items under the headings that their view groups them by. Pure.
import type { components } from "../api/schema";
import { PRIORITIES, TYPES } from "../work/views/vocabulary";

export type Showing = components["schemas"]["Showing"];
export type Item = Readonly<Record<string, unknown>>;

export interface Group {
  /** The value that its items share; empty for those that have none. */
  key: string;
  items: Item[];
}

/** What an item is called, which stands first on it. */
export function titleOf(fields: readonly string[]): string {
  return fields.find((field) => field === "title" || field === "name") ?? fields[0] ?? "";
}

const isBoard = ({ layout }: Showing) => layout === "board";

/** The field that a view is divided by: a board by its states unless it says otherwise. None where it is not shown. */
export function groupingOf(showing: Showing): string | null {
  const field = showing.group_by || (isBoard(showing) ? "state" : "");
  return field && showing.fields?.includes(field) ? field : null;
}

/** A board with nothing to divide it by is a list. */
export const showsBoard = (showing: Showing) => isBoard(showing) && groupingOf(showing) !== null;

function keyOf(value: unknown): string {
  const first = Array.isArray(value) ? value[0] : value;
  return first === null || first === undefined ? "" : String(first);
}

/** The values that are known beforehand, in their order; of those, only states are shown when nothing is in them. */
function known(showing: Showing, field: string): string[] {
  if (field === "state") return (showing.states ?? []).map(({ name }) => name);
  if (field === "priority") return [...PRIORITIES];
  return field === "task_type" ? [...TYPES] : [];
}

export function groupsOf(showing: Showing, field: string): Group[] {
  const items: readonly Item[] = showing.items ?? [];
  const byKey = new Map<string, Item[]>(known(showing, field).map((key) => [key, []]));
  for (const item of items) {
    const key = keyOf(item[field]);
    byKey.set(key, [...(byKey.get(key) ?? []), item]);
  }
  const all = [...byKey].map(([key, held]) => ({ key, items: held }));
  const empties = isBoard(showing) && field === "state";
  const shown = all.filter(({ items: held }) => empties || held.length > 0);
  return [...shown.filter(({ key }) => key), ...shown.filter(({ key }) => !key)];
}
