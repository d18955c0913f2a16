import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Project, WorkflowState } from "../../api/client";
import { arrange, type Columns, withMove } from "./arrange";
import type { BoardTask } from "./board-task";
import { type Change, usePending } from "./changes";
import type { Tasks } from "./merge";
import { boardQuery } from "./tasks";

const noStates: WorkflowState[] = [];

/** The board's columns with what is under way already done. */
export function useColumns(project: Project, asOf: string | undefined) {
  const query = useQuery(boardQuery(project.id, asOf));
  const pending = usePending(project.id);
  const workflow = project.workflow ?? noStates;
  const columns = useMemo(
    () => (query.data ? shown(query.data, workflow, asOf ? [] : pending) : null),
    [query.data, workflow, pending, asOf],
  );
  return { columns, error: query.error, refetch: query.refetch };
}

export function shown(tasks: Tasks, workflow: readonly WorkflowState[], pending: readonly Change[]): Columns {
  let held = tasks;
  if (pending.some((change) => change.kind === "edit" || change.kind === "delete"))
    held = edited(tasks, pending);
  let columns = arrange(held.values(), workflow);
  for (const change of pending) {
    if (change.kind === "move") columns = withMove(columns, change);
    if (change.kind === "create") columns = withNew(columns, change);
  }
  return columns;
}

function edited(tasks: Tasks, pending: readonly Change[]): Tasks {
  const next = new Map<number, BoardTask>(tasks);
  for (const change of pending) {
    const task = next.get(change.id);
    if (change.kind === "delete") next.delete(change.id);
    if (change.kind === "edit" && task) next.set(change.id, { ...task, ...change.patch });
  }
  return next;
}

function withNew(
  columns: Columns,
  { id, title, state }: { id: number; title: string; state: string },
): Columns {
  const next = new Map(columns);
  next.set(state, [...(columns.get(state) ?? []), { id, version: 0, title, state }]);
  return next;
}
