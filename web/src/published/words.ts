// What the fields of published things are called: as the list's columns are, or in words of their own.
import type { TFunction } from "i18next";
import { COLUMNS } from "../work/list/columns";

const columnOf = new Map<string, (typeof COLUMNS)[number]["id"]>(COLUMNS.map(({ id, field }) => [field, id]));

/** "target_version" as "Target version", for what has no word yet. */
export function plainWord(name: string): string {
  const words = name.replace(/_(id|ids|at)$/, "").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function fieldWord(t: TFunction, field: string): string {
  const column = columnOf.get(field);
  if (column) return t(`list.columns.${column}`);
  return t(`published.fields.${field}` as "published.fields.name", { defaultValue: plainWord(field) });
}
