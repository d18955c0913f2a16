import type { Way } from "../../frame/labour";
import type { Choices } from "./choices";
import { type ColumnId, type RowTask, SPECS } from "./columns";
import type { ListValue } from "./context";
import { everyRow } from "./rows";
import { writeCsv } from "./tsv";

const LISTED: Partial<Record<ColumnId, keyof Choices>> = {
  priority: "priority",
  assignees: "assignees",
  labels: "labels",
  type: "type",
  sprint: "sprint",
  milestone: "milestone",
  reporter: "assignees",
};

/** A value as a sheet takes it: names instead of ids, dates and numbers as they are. */
export function cellText(task: RowTask, column: ColumnId, named: ListValue["named"]): string {
  const value = task[SPECS.get(column)?.field ?? "title"];
  if (value === null || value === undefined) return "";
  const list = LISTED[column];
  const word = (each: unknown) => (list && named[list].get(String(each))?.label) || String(each);
  return Array.isArray(value) ? value.map(word).join(", ") : word(value);
}

/** Hands the shown rows, all of them and in their order, to the browser as a file. */
export async function download(
  name: string,
  ids: readonly number[],
  value: ListValue,
  heads: string[],
  way: Way,
) {
  const rows = await everyRow(ids, way);
  if (way.signal.aborted) return;
  const cells = rows.map((task) => value.columns.map((column) => cellText(task, column, value.named)));
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  const file = new Blob(["\ufeff", writeCsv([heads, ...cells])], { type: "text/csv;charset=utf-8" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
