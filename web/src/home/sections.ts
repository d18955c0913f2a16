// What is mine, in the sections that are true today. Pure: days are calendar dates as text.
import type { Task } from "../api/client";
import { dayAfter } from "../language/dates";

export type MyTask = Pick<Task, "id" | "version" | "title" | "status" | "state" | "due_date" | "project_id"> &
  Partial<
    Pick<Task, "reference" | "priority" | "assignee_ids" | "open_blockers" | "is_blocked" | "blocked_reason">
  >;

export const SECTIONS = ["overdue", "today", "next", "later", "waiting"] as const;
export type Section = (typeof SECTIONS)[number];

const NEXT_DAYS = 7;

/** Whether the work cannot go on before somebody else did theirs. */
export const waits = (task: MyTask) =>
  task.status === "blocked" || task.is_blocked === true || (task.open_blockers ?? 0) > 0;

function sectionOf(task: MyTask, day: string): Section {
  if (waits(task)) return "waiting";
  if (!task.due_date) return "later";
  if (task.due_date < day) return "overdue";
  if (task.due_date === day) return "today";
  return task.due_date <= dayAfter(day, NEXT_DAYS) ? "next" : "later";
}

/** Open tasks by section, each in the order they came in. */
export function intoSections(tasks: readonly MyTask[], day: string): Record<Section, MyTask[]> {
  const sections: Record<Section, MyTask[]> = { overdue: [], today: [], next: [], later: [], waiting: [] };
  for (const task of tasks) {
    if (task.status !== "done" && task.status !== "cancelled") sections[sectionOf(task, day)].push(task);
  }
  return sections;
}
