// Which projects are listed, and in which order. Pure.
import type { Project } from "../api/client";

export const PROJECT_SHOWS = ["open", "closed", "templates"] as const;
export type ProjectShow = (typeof PROJECT_SHOWS)[number];

export const PROJECT_LAYOUTS = ["table", "cards", "timeline"] as const;
export type ProjectLayout = (typeof PROJECT_LAYOUTS)[number];

export const PROJECT_SORTS = ["name", "status", "progress", "end"] as const;
export type ProjectSort = (typeof PROJECT_SORTS)[number];

const isOver = ({ status }: Project) => status === "completed" || status === "cancelled";

export function isShown(project: Project, show: ProjectShow): boolean {
  if (project.template) return show === "templates";
  return show !== "templates" && isOver(project) === (show === "closed");
}

const order = ["active", "planning", "on_hold", "completed", "cancelled"];
/** Sorts behind every date. */
const NEVER = "9999";

const by: Record<ProjectSort, (a: Project, b: Project) => number> = {
  name: () => 0,
  status: (a, b) => order.indexOf(a.status ?? "planning") - order.indexOf(b.status ?? "planning"),
  progress: (a, b) => (b.progress ?? 0) - (a.progress ?? 0),
  end: (a, b) => (a.end_date ?? NEVER).localeCompare(b.end_date ?? NEVER),
};

/** Starred ones first, then as asked, then by name. */
export function inOrder(
  projects: readonly Project[],
  starred: ReadonlySet<number>,
  sort: ProjectSort = "name",
): Project[] {
  return projects.toSorted(
    (a, b) =>
      Number(starred.has(b.id)) - Number(starred.has(a.id)) || by[sort](a, b) || a.name.localeCompare(b.name),
  );
}
