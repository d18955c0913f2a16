// A project's states as a board's columns: what changes about them leaves the others as they are.
import type { WorkflowState } from "../../api/client";

type States = readonly WorkflowState[];

export function swapped(states: States, at: number, to: number): WorkflowState[] {
  const next = [...states];
  const [one, other] = [next[at], next[to]];
  if (one && other) {
    next[at] = other;
    next[to] = one;
  }
  return next;
}

export function replaced(states: States, name: string, state: WorkflowState): WorkflowState[] {
  return states.map((held) => (held.name === name ? state : held));
}

export function insertedBehind(states: States, name: string, state: WorkflowState): WorkflowState[] {
  return states.flatMap((held) => (held.name === name ? [held, state] : [held]));
}

/** Names are told apart without regard to case. */
export function isTaken(states: States, name: string, except?: string): boolean {
  const wanted = name.trim().toLowerCase();
  return states.some((state) => state.name !== except && state.name.toLowerCase() === wanted);
}
