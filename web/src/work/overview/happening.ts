// What of the ledger is worth a sentence on a project's overview: pure, so that it can be tested without a server.
import type { Activity } from "../../api/client";

export type Kind =
  | "created"
  | "completed"
  | "reopened"
  | "cancelled"
  | "blocked"
  | "unblocked"
  | "deleted"
  | "restored"
  | "moved"
  | "changed"
  | "spent"
  | "commented"
  | "projectCreated"
  | "project";

export interface Happening {
  id: number;
  at: string;
  who: number | null;
  kind: Kind;
  /** The task that it is about; without one it is about the project. */
  task?: number;
  state?: string;
  hours?: number;
}

const verbs: Record<string, Kind> = {
  create: "created",
  copy: "created",
  complete: "completed",
  reopen: "reopened",
  cancel: "cancelled",
  block: "blocked",
  unblock: "unblocked",
  delete: "deleted",
  restore: "restored",
};

const isNew = ({ verb, version }: Activity) => version === 1 && (verb === "create" || verb === "copy");

function told(activity: Activity): Pick<Happening, "kind" | "task" | "state" | "hours"> | null {
  const { noun, verb, object_id, changes = {} } = activity;
  const now = (field: string) => changes[field]?.[1];
  if (noun === "project") return { kind: isNew(activity) ? "projectCreated" : "project" };
  if (noun === "task") {
    const known = verbs[verb];
    if (known) return { kind: known, task: object_id };
    const state = now("state");
    if (typeof state === "string") return { kind: "moved", task: object_id, state };
    // A card that only changed its place among others is no news.
    if (Object.keys(changes).every((field) => field === "rank")) return null;
    return { kind: "changed", task: object_id };
  }
  const task = now("task_id");
  if (verb !== "create" || typeof task !== "number") return null;
  if (noun === "comment") return { kind: "commented", task };
  if (noun === "time_entry") return { kind: "spent", task, hours: Number(now("hours") ?? 0) };
  return null;
}

const same = (a: Happening, b: Happening | undefined) =>
  b !== undefined && a.kind === b.kind && a.task === b.task && a.who === b.who && a.kind !== "spent";

/** The sentences, newest first; what somebody does to the same thing several times in a row is told once. */
export function happenings(activities: readonly Activity[]): Happening[] {
  const all: Happening[] = [];
  for (const activity of activities) {
    const { id, at, actor_id } = activity;
    const found = told(activity);
    if (!found) continue;
    const next = { id, at, who: actor_id ?? null, ...found };
    if (!same(next, all.at(-1)) || next.kind === "moved") all.push(next);
  }
  return all;
}
