// What the table can show of a task: one row of this table for each column.
import type { Task } from "../../api/client";

/** Everything that some column shows; a row is asked for as a whole, so that choosing a column asks nothing anew. */
const FIELDS = [
  "id",
  "version",
  "number",
  "reference",
  "title",
  "state",
  "status",
  "priority",
  "task_type",
  "assignee_ids",
  "labels",
  "start_date",
  "due_date",
  "is_overdue",
  "story_points",
  "estimated_hours",
  "actual_hours",
  "sprint_id",
  "milestone_id",
  "reporter_id",
  "comment_count",
  "created_at",
  "updated_at",
  "completed_at",
] as const satisfies readonly (keyof Task)[];

export const ROW_FIELDS = FIELDS.join(",");
export type RowTask = Pick<Task, "id" | "title"> & Partial<Pick<Task, (typeof FIELDS)[number]>>;

/** How a column is edited in place; without it, it only shows. */
export type Editing = "text" | "number" | "date" | "choice" | "choices";

export interface ColumnSpec {
  id: string;
  field: keyof RowTask;
  width: number;
  editing?: Editing;
  /** The API's name to sort by; lists of people and labels have no order. */
  sort?: string;
}

export const COLUMNS = [
  { id: "key", field: "reference", width: 88, sort: "number" },
  { id: "title", field: "title", width: 260, editing: "text", sort: "title" },
  { id: "state", field: "state", width: 132, editing: "choice", sort: "state" },
  { id: "priority", field: "priority", width: 112, editing: "choice", sort: "priority" },
  { id: "assignees", field: "assignee_ids", width: 150, editing: "choices" },
  { id: "due", field: "due_date", width: 112, editing: "date", sort: "due_date" },
  { id: "labels", field: "labels", width: 172, editing: "choices" },
  { id: "points", field: "story_points", width: 76, editing: "number", sort: "story_points" },
  { id: "estimate", field: "estimated_hours", width: 92, editing: "number", sort: "estimated_hours" },
  { id: "logged", field: "actual_hours", width: 92, sort: "actual_hours" },
  { id: "type", field: "task_type", width: 112, editing: "choice", sort: "task_type" },
  { id: "start", field: "start_date", width: 112, editing: "date", sort: "start_date" },
  { id: "sprint", field: "sprint_id", width: 130, editing: "choice", sort: "sprint_id" },
  { id: "milestone", field: "milestone_id", width: 150, editing: "choice", sort: "milestone_id" },
  { id: "reporter", field: "reporter_id", width: 150, sort: "reporter_id" },
  { id: "comments", field: "comment_count", width: 96, sort: "comment_count" },
  { id: "created", field: "created_at", width: 112, sort: "created_at" },
  { id: "updated", field: "updated_at", width: 112, sort: "updated_at" },
  { id: "completed", field: "completed_at", width: 112, sort: "completed_at" },
] as const satisfies readonly ColumnSpec[];

export type ColumnId = (typeof COLUMNS)[number]["id"];

export const SPECS = new Map<string, ColumnSpec & { id: ColumnId }>(COLUMNS.map((spec) => [spec.id, spec]));

export const DEFAULT: readonly ColumnId[] = [
  "key",
  "title",
  "state",
  "priority",
  "assignees",
  "due",
  "labels",
  "points",
];

/** Narrower, a column could not be taken hold of any more. */
export const NARROWEST = 56;
const WIDEST = 900;

export interface Shown {
  columns: ColumnId[];
  /** Only those that were changed. */
  widths: Record<string, number>;
}

/** "key,title:420,state" as it stands in the address and in a saved view. */
export function readColumns(text: string | undefined): Shown {
  const columns: ColumnId[] = [];
  const widths: Record<string, number> = {};
  for (const part of text?.split(",") ?? []) {
    const [name = "", width] = part.split(":");
    const spec = SPECS.get(name);
    if (!spec || columns.includes(spec.id)) continue;
    columns.push(spec.id);
    if (Number(width) > 0) widths[name] = Math.min(WIDEST, Math.max(NARROWEST, Math.round(Number(width))));
  }
  if (columns.length === 0) return { columns: [...DEFAULT], widths: {} };
  // Without its title nobody knows what a row is.
  if (!columns.includes("title")) columns.unshift("title");
  return { columns, widths };
}

/** Nothing where all is as it is without being asked for. */
export function writeColumns({ columns, widths }: Shown): string | undefined {
  const text = columns.map((id) => (widths[id] ? `${id}:${Math.round(widths[id])}` : id)).join(",");
  return text === DEFAULT.join(",") ? undefined : text;
}

/** The rule of the grid: a title that nobody has resized takes what is left. */
export function template({ columns, widths }: Shown): string {
  const tracks = columns.map((id) => {
    const width = widths[id] ?? SPECS.get(id)?.width ?? 0;
    return id === "title" && !widths[id] ? `minmax(${width}px, 1fr)` : `${width}px`;
  });
  return `40px ${tracks.join(" ")}`;
}

export interface SortKey {
  id: string;
  desc: boolean;
}

const bySort = new Map<string, string>(
  COLUMNS.flatMap((spec) => ("sort" in spec ? [[spec.sort, spec.id]] : [])),
);

/** "-priority,due_date" as the API has it, read as columns. */
export function readSort(text: string | undefined): SortKey[] {
  return (text?.split(",") ?? []).flatMap((part) => {
    const id = bySort.get(part.replace(/^-/, ""));
    return id ? [{ id, desc: part.startsWith("-") }] : [];
  });
}

export function writeSort(keys: readonly SortKey[]): string | undefined {
  const parts = keys.flatMap(({ id, desc }) => {
    const field = SPECS.get(id)?.sort;
    return field ? [`${desc ? "-" : ""}${field}`] : [];
  });
  return parts.join(",") || undefined;
}
