import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Project, WorkflowState } from "../../api/client";
import { type Cells, find, type Place, placeOf, samePlace } from "./arrange";
import type { BoardTask, Edit } from "./board-task";
import { type Act, useChange } from "./changes";
import { bornIn, type Grid, partsOf, putInto } from "./grid";
import { useLatest } from "./use-latest";

export const keyOf = (project: Project, task: Pick<BoardTask, "number" | "id">) =>
  task.number === undefined ? project.key : `${project.key}-${task.number}`;

let newcomers = 0;

export interface Actions {
  /** Puts cards at a place, one behind the other. */
  move: (ids: readonly number[], to: Place) => void;
  /** Given the name of the draft it was typed in. Refused where it could not be made. */
  create: (title: string, cell: string, draft: string) => Promise<unknown>;
  edit: (ids: readonly number[], patch: (task: BoardTask) => Edit | null) => void;
  remove: (ids: readonly number[]) => void;
  setWorkflow: (states: WorkflowState[], renamed?: { from: string; to: string }) => void;
}

/** What a person may do on the board; each can be undone. */
export function useActions(project: Project, grid: Grid, cells: Cells | null): Actions {
  const { t } = useTranslation();
  const { change: mutate, add } = useChange(project.id);
  const latest = useLatest({ grid, cells: cells ?? new Map(), project });

  return useMemo(() => {
    const held = (ids: readonly number[]) => inOrder(latest.current.cells, ids);
    const name = (tasks: readonly BoardTask[]) => {
      const [only] = tasks;
      return tasks.length === 1 && only
        ? keyOf(latest.current.project, only)
        : t("board.cards", { count: tasks.length });
    };

    const move = (ids: readonly number[], to: Place) => {
      const { grid, cells } = latest.current;
      const tasks = held(ids);
      const [first] = tasks;
      const from = first && placeOf(cells, first.id);
      if (!first || !from || (tasks.length === 1 && samePlace(from, to))) return;
      const words = destination(grid, from.cell, to.cell);
      const text = words
        ? t("board.moved", { name: name(tasks), state: words })
        : t("board.movedWithin", { name: name(tasks) });
      const back = tasks.map((task): Act => goBack(grid, cells, task, to.cell));
      mutate({ acts: moves(grid, tasks, to), undo: { text: () => text, back: () => back } });
    };

    const create = (title: string, cell: string, draft: string) => {
      newcomers -= 1;
      const fields = { ...bornIn(latest.current.grid, cell), title };
      return add({
        acts: [{ kind: "create", id: newcomers, fields, draft }],
        undo: {
          text: (made) => t("board.created", { name: name(made) }),
          back: (made) => made.map(({ id }): Act => ({ kind: "delete", id })),
        },
      });
    };

    const edit = (ids: readonly number[], patch: (task: BoardTask) => Edit | null) => {
      const tasks = held(ids);
      const acts: Act[] = [];
      const back: Act[] = [];
      for (const task of tasks) {
        const change = patch(task);
        if (!change) continue;
        // Of many at once each is meant as it ends up; of one, what another has just chosen is to be seen first.
        const version = tasks.length === 1 ? task.version : undefined;
        acts.push({ kind: "edit", id: task.id, patch: change, version });
        back.push({ kind: "edit", id: task.id, patch: before(task, change) });
      }
      if (acts.length === 0) return;
      const text = t("board.changed", { name: name(tasks), count: acts.length });
      mutate({ acts, undo: { text: () => text, back: () => back } });
    };

    const remove = (ids: readonly number[]) => {
      const tasks = held(ids);
      const text = t("board.deleted", { name: name(tasks), count: tasks.length });
      mutate({
        acts: tasks.map(({ id }) => ({ kind: "delete", id })),
        undo: { text: () => text, back: () => tasks.map(({ id }): Act => ({ kind: "restore", id })) },
      });
    };

    const setWorkflow = (states: WorkflowState[], renamed?: { from: string; to: string }) => {
      const { project, grid, cells } = latest.current;
      const ids = renamed ? inState(cells, renamed.from) : [];
      const act = (states: readonly WorkflowState[], to: string | undefined): Act => ({
        kind: "workflow",
        id: project.id,
        states: [...states],
        renamed: to === undefined ? undefined : { to, ids },
      });
      const before = grid.workflow;
      mutate({
        acts: [act(states, renamed?.to)],
        undo: { text: () => t("board.columnsChanged"), back: () => [act(before, renamed?.from)] },
      });
    };

    return { move, create, edit, remove, setWorkflow };
  }, [latest, mutate, add, t]);
}

/** The cards with these ids in the board's order. Those that the server does not know yet cannot be changed. */
function inOrder(cells: Cells, ids: readonly number[]): BoardTask[] {
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) return [find(cells, only)?.task ?? []].flat();
  const wanted = new Set(ids);
  return [...cells.values()].flatMap((cards) => cards.filter(({ id }) => id > 0 && wanted.has(id)));
}

function inState(cells: Cells, state: string): number[] {
  return [...cells.values()].flatMap((cards) =>
    cards.filter((task) => task.id > 0 && task.state === state).map(({ id }) => id),
  );
}

/** The first goes to the place, each other behind the one before it. */
function moves(grid: Grid, tasks: readonly BoardTask[], to: Place): Act[] {
  return tasks.map((task, index) => ({
    kind: "move",
    id: task.id,
    patch: putInto(grid, task, to.cell),
    after_id: tasks[index - 1]?.id ?? to.after_id,
    before_id: to.before_id,
  }));
}

function goBack(grid: Grid, cells: Cells, task: BoardTask, left: string): Act {
  const { after_id = null, before_id = null } = placeOf(cells, task.id) ?? {};
  return { kind: "move", id: task.id, patch: before(task, putInto(grid, task, left)), after_id, before_id };
}

/** What a card held in the fields that a change is about. */
function before(task: BoardTask, change: Edit): Edit {
  const empty: Edit = {
    assignee_ids: [],
    labels: [],
    due_date: null,
    epic_id: null,
    milestone_id: null,
    sprint_id: null,
  };
  const fields = Object.keys(change) as (keyof Edit)[];
  return Object.fromEntries(fields.map((field) => [field, task[field] ?? empty[field]]));
}

/** Where a card went, as far as that is another column or lane. */
function destination(grid: Grid, from: string, to: string): string | null {
  const [left, entered] = [partsOf(from), partsOf(to)];
  const named = (values: Grid["columns"], key: string) =>
    values.find((value) => value.key === key)?.name ?? key;
  const words: string[] = [];
  if (left.column !== entered.column) words.push(named(grid.columns, entered.column));
  if (entered.lane !== null && left.lane !== entered.lane) words.push(named(grid.rows, entered.lane));
  return words.join(", ") || null;
}
