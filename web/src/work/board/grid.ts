// A board's columns and lanes. Each card stands in one cell; a cell is named after its lane and its column.
import type { WorkflowState } from "../../api/client";
import type { BoardTask, Edit } from "./board-task";
import { FIELDS, type FieldName, type Value } from "./fields";

export interface Grid {
  group: FieldName;
  lanes: FieldName | null;
  columns: readonly Value[];
  /** None where the board is not divided into lanes. */
  rows: readonly Value[];
  workflow: readonly WorkflowState[];
}

const BETWEEN = "\n"; // in no name

export function cellNamed(lane: string | null, column: string): string {
  return lane === null ? column : lane + BETWEEN + column;
}

export function partsOf(cell: string): { lane: string | null; column: string } {
  const at = cell.indexOf(BETWEEN);
  return at < 0 ? { lane: null, column: cell } : { lane: cell.slice(0, at), column: cell.slice(at + 1) };
}

export function cellOf(grid: Pick<Grid, "group" | "lanes" | "workflow">, task: BoardTask): string {
  const column = FIELDS[grid.group].of(task, grid.workflow);
  return cellNamed(grid.lanes && FIELDS[grid.lanes].of(task, grid.workflow), column);
}

/** All cells, lane after lane. */
export function cellsOf(grid: Grid): string[] {
  const lanes = grid.lanes ? grid.rows.map((row) => row.key) : [null];
  return lanes.flatMap((lane) => grid.columns.map((column) => cellNamed(lane, column.key)));
}

/** What has to change about a card for it to stand in a cell: nothing if it stands there already. */
export function putInto(grid: Grid, task: BoardTask, cell: string): Edit {
  const from = partsOf(cellOf(grid, task));
  const to = partsOf(cell);
  return {
    ...(from.column === to.column ? {} : FIELDS[grid.group].put(task, to.column)),
    ...(grid.lanes && to.lane !== null && from.lane !== to.lane ? FIELDS[grid.lanes].put(task, to.lane) : {}),
  };
}

/** What a new card in a cell has from the start. */
export function bornIn(grid: Grid, cell: string): Edit {
  const { lane, column } = partsOf(cell);
  const blank: BoardTask = { id: 0, version: 0, title: "" };
  return {
    ...(grid.lanes && lane !== null ? FIELDS[grid.lanes].put(blank, lane) : {}),
    ...FIELDS[grid.group].put(blank, column),
  };
}

/** A cell in words. */
export function wordsFor(grid: Grid, cell: string): string {
  const { lane, column } = partsOf(cell);
  const name = (values: readonly Value[], key: string) =>
    values.find((value) => value.key === key)?.name ?? key;
  const words = name(grid.columns, column);
  return lane === null ? words : `${words}, ${name(grid.rows, lane)}`;
}

/** The values, and behind them those that only some cards still have. */
export function withSeen(
  known: readonly Value[],
  field: FieldName,
  tasks: Iterable<BoardTask>,
  workflow: readonly WorkflowState[],
  named: (key: string) => Value,
): Value[] {
  const keys = new Set(known.map((value) => value.key));
  const values = [...known];
  for (const task of tasks) {
    const key = FIELDS[field].of(task, workflow);
    if (keys.has(key)) continue;
    keys.add(key);
    values.push(named(key));
  }
  return values;
}
