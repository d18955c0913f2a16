import type { Task } from "../../api/client";

const FIELDS = [
  "id",
  "version",
  "number",
  "title",
  "state",
  "status",
  "rank",
  "priority",
  "assignee_ids",
  "labels",
  "due_date",
  "story_points",
  "estimated_hours",
  "task_type",
  "epic_id",
  "milestone_id",
  "sprint_id",
  "comment_count",
  "is_blocked",
] as const satisfies readonly (keyof Task)[];

/** What the board asks for. */
export const BOARD_FIELDS = FIELDS.join(",");

/** A task as the board has it. One that the server does not know yet has a negative id and little else. */
export type BoardTask = Pick<Task, "id" | "version" | "title"> & Partial<Pick<Task, (typeof FIELDS)[number]>>;

/** What is edited field by field: the same in what is shown and in what is sent. */
export type Edit = Partial<
  Pick<
    Task,
    | "title"
    | "state"
    | "priority"
    | "assignee_ids"
    | "labels"
    | "due_date"
    | "epic_id"
    | "milestone_id"
    | "sprint_id"
    | "task_type"
  >
>;
