import type { ProjectStatus, Status } from "../api/client";

/** A project's status has the shape of the tasks' status that is most like it. */
export const projectShape: Record<ProjectStatus, Status> = {
  planning: "todo",
  active: "in_progress",
  on_hold: "blocked",
  completed: "done",
  cancelled: "cancelled",
};
