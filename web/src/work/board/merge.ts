import type { BoardTask } from "./board-task";
// How answers and other people's changes come into the board that is shown.

export type Tasks = ReadonlyMap<number, BoardTask>;

/** Takes the fetched tasks in; of those asked for and not answered (deleted, moved away, hidden) none stays. */
export function merge(tasks: Tasks, asked: readonly number[], fetched: readonly BoardTask[]): Tasks {
  const next = new Map(tasks);
  const answered = new Set(fetched.map((task) => task.id));
  for (const task of fetched) {
    const held = tasks.get(task.id);
    if (!held || held.version <= task.version) next.set(task.id, task);
  }
  for (const id of asked) if (!answered.has(id)) next.delete(id);
  return next;
}

/** Whether a change tells something that is not on the board yet. One's own changes come back as old news. */
export function isNews(tasks: Tasks, change: { object_id: number; version: number; verb: string }): boolean {
  const held = tasks.get(change.object_id);
  return !held || held.version < change.version || change.verb === "delete";
}
