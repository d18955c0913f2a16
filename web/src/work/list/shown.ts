// How a change looks in what the cache holds of tasks — the order, rows, whole tasks — before the server has answered.
import type { Project, TaskPatch } from "../../api/client";
import type { RowTask } from "./columns";
import type { IndexPage } from "./rows";

/** What is edited here, as it is sent and as it is shown. */
export type Patch = Pick<
  TaskPatch,
  | "title"
  | "state"
  | "priority"
  | "assignee_ids"
  | "labels"
  | "due_date"
  | "start_date"
  | "story_points"
  | "estimated_hours"
  | "task_type"
  | "sprint_id"
  | "milestone_id"
>;

const isIndex = (held: unknown): held is { pages: IndexPage[] } =>
  typeof held === "object" && held !== null && "pages" in held;

const isTask = (held: unknown): held is RowTask =>
  typeof held === "object" && held !== null && "id" in held && "title" in held;

const isList = (held: unknown): held is RowTask[] => Array.isArray(held) && held.every(isTask);

export const statusOf = (project: Project, state: string | null | undefined) =>
  project.workflow?.find(({ name }) => name === state)?.status;

export function patched(
  project: Project,
  ids: ReadonlySet<number>,
  patch: (task: RowTask) => Patch,
): (held: unknown) => unknown {
  const apply = <T extends { id: number }>(task: T): T => {
    if (!ids.has(task.id)) return task;
    const changes = patch(task as unknown as RowTask);
    const status = changes.state === undefined ? {} : { status: statusOf(project, changes.state) };
    return { ...task, ...changes, ...status };
  };
  return (held) => {
    if (isList(held)) return held.map(apply);
    if (isTask(held)) return apply(held);
    return isIndex(held) ? perPage(held, (items) => items.map(apply)) : held;
  };
}

export function without(ids: ReadonlySet<number>): (held: unknown) => unknown {
  return (held) => {
    if (isList(held)) return held.filter(({ id }) => !ids.has(id));
    return isIndex(held) ? perPage(held, (items) => items.filter(({ id }) => !ids.has(id))) : held;
  };
}

const perPage = (held: { pages: IndexPage[] }, into: (items: IndexPage["items"]) => IndexPage["items"]) => ({
  ...held,
  pages: held.pages.map((page) => ({ ...page, items: into(page.items) })),
});

/** The values that a change replaces; what was absent goes back to being so. */
export function beforeOf(task: Partial<RowTask>, patch: Patch): Patch {
  const empty = (name: string) => (name === "assignee_ids" || name === "labels" ? [] : null);
  const before = Object.keys(patch).map((name) => [name, task[name as keyof RowTask] ?? empty(name)]);
  return Object.fromEntries(before) as Patch;
}
