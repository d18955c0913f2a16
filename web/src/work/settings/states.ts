// A workflow as one edits it: pure, so that what is shown before the server answers can be tested without one.
import type { Status, WorkflowState } from "../../api/client";

export type Workflow = readonly WorkflowState[];

export const statuses: Status[] = [
  "todo",
  "in_progress",
  "in_review",
  "testing",
  "blocked",
  "done",
  "cancelled",
];

/** The state at `from` taken out and put in before what then stands at `to`. */
export function reordered(states: Workflow, from: number, to: number): WorkflowState[] {
  const next = [...states];
  const [state] = next.splice(from, 1);
  if (state) next.splice(Math.max(0, Math.min(to, next.length)), 0, state);
  return next;
}

/** Where a dragged row lands: dropping it below its target counts without the row itself. */
export function landing(from: number, target: number, edge: "top" | "bottom"): number {
  const to = edge === "top" ? target : target + 1;
  return from < to ? to - 1 : to;
}

export function edited(states: Workflow, name: string, patch: Partial<WorkflowState>): WorkflowState[] {
  return states.map((state) => (state.name === name ? { ...state, ...patch } : state));
}

export const without = (states: Workflow, name: string) => states.filter((state) => state.name !== name);

/** Where the tasks of a state that goes are best taken to: a state of the same status, or else the one before. */
export function heir(states: Workflow, name: string): string | undefined {
  const at = states.findIndex((state) => state.name === name);
  const rest = without(states, name);
  const alike = rest.find((state) => state.status === states[at]?.status);
  return (alike ?? rest[Math.max(0, at - 1)])?.name;
}
