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
  "task_type",
] as const satisfies readonly (keyof Task)[];

/** What the board asks for. */
export const BOARD_FIELDS = FIELDS.join(",");

/** A task as the board has it. One that the server does not know yet has a negative id and little else. */
export type BoardTask = Pick<Task, "id" | "version" | "title"> & Partial<Pick<Task, (typeof FIELDS)[number]>>;
