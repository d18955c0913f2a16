// What a board can be divided by, into columns or into lanes: where a card belongs, and what puts it elsewhere.
import type { Priority, Status, TaskType, WorkflowState } from "../../api/client";
import type { BoardTask, Edit } from "./board-task";

export const FIELD_NAMES = [
  "state",
  "priority",
  "assignee",
  "label",
  "epic",
  "milestone",
  "sprint",
  "type",
] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** The key of cards that have nothing in a field. */
export const NONE = "none";

/** One value of a field: a column or a lane. */
export interface Value {
  key: string;
  name: string;
  /** What is drawn before the name. */
  status?: Status;
  priority?: Priority;
  type?: TaskType;
  color?: string;
  person?: number;
  limit?: number;
}

export function isField(name: string | undefined): name is FieldName {
  return FIELD_NAMES.includes(name as FieldName);
}

interface Field {
  of: (task: BoardTask, workflow: readonly WorkflowState[]) => string;
  put: (task: BoardTask, key: string) => Edit;
}

const keyOf = (id: number | null | undefined) => (id == null ? NONE : String(id));
const idOf = (key: string) => (key === NONE ? null : Number(key));

/** A card with several stands with its first; moved, it trades that one for another and keeps the rest. */
function traded(ids: readonly number[] | undefined, key: string): number[] {
  const id = idOf(key);
  return id === null ? [] : [id, ...(ids ?? []).slice(1).filter((other) => other !== id)];
}

export const FIELDS: Record<FieldName, Field> = {
  state: { of: stateOf, put: (_, key) => ({ state: key }) },
  priority: {
    of: (task) => task.priority ?? "medium",
    put: (_, key) => ({ priority: key as Priority }),
  },
  type: { of: (task) => task.task_type ?? "task", put: (_, key) => ({ task_type: key as TaskType }) },
  assignee: {
    of: (task) => keyOf(task.assignee_ids?.[0]),
    put: (task, key) => ({ assignee_ids: traded(task.assignee_ids, key) }),
  },
  label: {
    of: (task) => keyOf(task.labels?.[0]),
    put: (task, key) => ({ labels: traded(task.labels, key) }),
  },
  epic: { of: (task) => keyOf(task.epic_id), put: (_, key) => ({ epic_id: idOf(key) }) },
  milestone: { of: (task) => keyOf(task.milestone_id), put: (_, key) => ({ milestone_id: idOf(key) }) },
  sprint: { of: (task) => keyOf(task.sprint_id), put: (_, key) => ({ sprint_id: idOf(key) }) },
};

function stateOf(task: BoardTask, workflow: readonly WorkflowState[]): string {
  if (task.state) return task.state;
  return (workflow.find((state) => state.status === task.status) ?? workflow[0])?.name ?? "";
}
