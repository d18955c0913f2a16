// How a link reads from the task that is open: each kind has a word for either end.
import type { Link, LinkType } from "../../../api/client";

/** `out`: the link starts here; `in`: it ends here. */
export type Relation = `${LinkType}.${"out" | "in"}`;

/** Kinds that say the same from the other end. */
const SAME = new Set<LinkType>(["relates_to"]);

/** What is offered when adding. The others come from imports and schedules, and are shown. */
export const OFFERED: Relation[] = [
  "blocks.in",
  "blocks.out",
  "relates_to.out",
  "duplicates.out",
  "duplicates.in",
  "causes.out",
  "causes.in",
  "follows.out",
  "finish_to_start.in",
  "start_to_start.in",
  "finish_to_finish.in",
  "start_to_finish.in",
];

/** Kinds that make one task wait for another, which the task's own verbs set. */
export const WAITING: LinkType[] = [
  "finish_to_start",
  "start_to_start",
  "finish_to_finish",
  "start_to_finish",
  "blocks",
];

export interface Linked {
  link: Link;
  relation: Relation;
  other: { noun: "task" | "issue" | "milestone"; id: number };
}

/** A link as it reads from a task; null where it names nothing at its other end. */
export function linked(link: Link, taskId: number): Linked | null {
  const out = link.task_id === taskId;
  const ends = out
    ? { task: link.to_task_id, issue: link.to_issue_id, milestone: link.to_milestone_id }
    : { task: link.task_id, issue: link.issue_id, milestone: link.milestone_id };
  const direction = out || SAME.has(link.link_type) ? "out" : "in";
  for (const noun of ["task", "issue", "milestone"] as const) {
    const id = ends[noun];
    if (id) return { link, relation: `${link.link_type}.${direction}`, other: { noun, id } };
  }
  return null;
}

/** Grouped by what they say, in the order in which they are offered. */
export function grouped(links: Linked[]): [Relation, Linked[]][] {
  const groups = new Map<Relation, Linked[]>();
  for (const found of links) groups.set(found.relation, [...(groups.get(found.relation) ?? []), found]);
  const place = (relation: Relation) =>
    (OFFERED.indexOf(relation) + OFFERED.length + 1) % (OFFERED.length + 1);
  return [...groups].sort(([a], [b]) => place(a) - place(b));
}
