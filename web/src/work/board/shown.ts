// What the board shows: what the server said, with what is under way already done.
import type { WorkflowState } from "../../api/client";
import { arrange, type Cells, withMove } from "./arrange";
import type { BoardTask, Edit } from "./board-task";
import type { Act } from "./changes";
import { cellOf, type Grid } from "./grid";
import type { Tasks } from "./merge";

/** The columns that will be there once the acts are done. */
export function workflowAfter(
  workflow: readonly WorkflowState[],
  acts: readonly Act[],
): readonly WorkflowState[] {
  return acts.reduce((held, act) => (act.kind === "workflow" ? act.states : held), workflow);
}

/** The cards as the acts leave them; where they stand among their neighbours is `placed`. */
export function edited(tasks: Tasks, acts: readonly Act[], workflow: readonly WorkflowState[]): Tasks {
  if (acts.length === 0) return tasks;
  const next = new Map<number, BoardTask>(tasks);
  const patch = (id: number, change: Edit) => {
    const task = next.get(id);
    if (task) next.set(id, { ...task, ...change, ...statusOf(change, workflow) });
  };
  for (const act of acts) {
    if (act.kind === "delete") next.delete(act.id);
    else if (act.kind === "edit" || act.kind === "move") patch(act.id, act.patch);
    else if (act.kind === "workflow")
      for (const id of act.renamed?.ids ?? []) patch(id, { state: act.renamed?.to });
    else if (act.kind === "create")
      next.set(act.id, {
        id: act.id,
        version: 0,
        rank: LAST,
        ...act.fields,
        ...statusOf(act.fields, workflow),
      });
  }
  return next;
}

/** Ranks are letters and digits, so this one is behind them all. */
const LAST = "~";

function statusOf(change: Edit, workflow: readonly WorkflowState[]): Pick<BoardTask, "status"> {
  const state = change.state && workflow.find(({ name }) => name === change.state);
  return state ? { status: state.status } : {};
}

export function placed(tasks: Tasks, grid: Grid, acts: readonly Act[]): Cells {
  let cells = arrange(tasks.values(), grid);
  for (const act of acts) {
    const task = act.kind === "move" && tasks.get(act.id);
    if (!task) continue;
    const { id, after_id, before_id } = act;
    if (after_id !== null || before_id !== null || moves(act.patch))
      cells = withMove(cells, { id, cell: cellOf(grid, task), after_id, before_id });
  }
  return cells;
}

const moves = (patch: Edit) => Object.keys(patch).length > 0;
