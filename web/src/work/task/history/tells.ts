import type { Activity } from "../../../api/client";

/** Fields whose values tell a reader nothing that another does not say. */
const SILENT = new Set([
  "rank",
  "version",
  "updated_at",
  "updated_by",
  "created_at",
  "created_by",
  "deleted_at",
  "deleted_by",
  "id",
  "number",
  "reference",
  "status",
  "started_at",
  "completed_at",
  "metadata",
  "next_id",
]);

/** Verbs that say themselves what was done, whatever fields they wrote. */
export const SPEAKING = new Set([
  "create",
  "copy",
  "complete",
  "reopen",
  "cancel",
  "block",
  "unblock",
  "delete",
  "restore",
  "watch",
  "unwatch",
  "duplicate",
  "split",
  "convert_to_issue",
]);

export type Change = [field: string, from: unknown, to: unknown];

export function changesOf({ verb, changes }: Activity): Change[] {
  if (verb === "create" || verb === "copy") return [];
  return Object.entries(changes ?? {})
    .filter(([field]) => !SILENT.has(field))
    .filter(([field]) => !(verb === "watch" || verb === "unwatch") || field !== "watchers")
    .filter(([field]) => !(verb === "block" || verb === "unblock") || field !== "blocked_reason")
    .map(([field, [from, to]]): Change => [field, from, to]);
}

/** Whether an entry has something to say: a move within a column, for one, has not. */
export const tells = (event: Activity) => SPEAKING.has(event.verb) || changesOf(event).length > 0;
