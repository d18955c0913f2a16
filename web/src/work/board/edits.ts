// What a choice in a menu changes about a card; null where the card has it already.
import type { Priority } from "../../api/client";
import type { BoardTask, Edit } from "./board-task";

type Patch = (task: BoardTask) => Edit | null;

const without = (ids: readonly number[], id: number) => ids.filter((other) => other !== id);

/** Assigns somebody, or takes them off when they were assigned. */
export function withPerson(id: number): Patch {
  return ({ assignee_ids = [] }) => ({
    assignee_ids: assignee_ids.includes(id) ? without(assignee_ids, id) : [...assignee_ids, id],
  });
}

/** Several cards at once end up alike: all with it, or all without it. */
export function withPersonEverywhere(id: number, there: boolean): Patch {
  return ({ assignee_ids: held = [] }) =>
    held.includes(id) === there ? null : { assignee_ids: there ? [...held, id] : without(held, id) };
}

export function withLabelEverywhere(id: number, there: boolean): Patch {
  return ({ labels: held = [] }) =>
    held.includes(id) === there ? null : { labels: there ? [...held, id] : without(held, id) };
}

export function withPriority(priority: Priority): Patch {
  return (task) => (task.priority === priority ? null : { priority });
}

export function withDue(due_date: string | null): Patch {
  return (task) => ((task.due_date ?? null) === due_date ? null : { due_date });
}
