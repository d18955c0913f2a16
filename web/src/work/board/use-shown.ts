import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Project, WorkflowState } from "../../api/client";
import type { BoardSearch } from "../../frame/router";
import type { Cells } from "./arrange";
import { usePending } from "./changes";
import { isField } from "./fields";
import type { Grid } from "./grid";
import { edited, placed, workflowAfter } from "./shown";
import { boardQuery } from "./tasks";
import { useGrid } from "./use-grid";

const noStates: WorkflowState[] = [];
const nothing: never[] = [];

export interface Shown {
  grid: Grid;
  cells: Cells | null;
  error: Error | null;
  refetch: () => void;
}

/** The board's cards in their cells, with what is under way already done. */
export function useShown(project: Project, search: BoardSearch): Shown {
  const { data, error, refetch } = useQuery(boardQuery(project.id, search.as_of));
  const pending = usePending(project.id);
  const acts = search.as_of ? nothing : pending;
  const held = project.workflow ?? noStates;
  const workflow = useMemo(() => workflowAfter(held, acts), [held, acts]);
  const tasks = useMemo(() => (data ? edited(data, acts, workflow) : null), [data, acts, workflow]);
  const group = isField(search.group) ? search.group : "state";
  const lanes = isField(search.lanes) && search.lanes !== group ? search.lanes : null;
  const grid = useGrid(project, workflow, tasks, { group, lanes });
  const cells = useMemo(() => tasks && placed(tasks, grid, acts), [tasks, grid, acts]);
  return { grid, cells, error, refetch: () => void refetch() };
}
