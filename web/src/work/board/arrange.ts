// Where cards stand: pure, so that what is shown before the server answers can be tested without one.
import type { WorkflowState } from "../../api/client";
import type { BoardTask } from "./board-task";

export type Columns = ReadonlyMap<string, readonly BoardTask[]>;

export interface Place {
  state: string;
  after_id: number | null;
  before_id: number | null;
}

export interface Move extends Place {
  id: number;
}

/** Ranks compare by code unit, as the server's do; equal ranks by id. */
export function byRank(a: BoardTask, b: BoardTask): number {
  const left = a.rank ?? "";
  const right = b.rank ?? "";
  if (left !== right) return left < right ? -1 : 1;
  return a.id - b.id;
}

function columnOf(task: BoardTask, workflow: readonly WorkflowState[]): string {
  if (task.state) return task.state;
  return (workflow.find((state) => state.status === task.status) ?? workflow[0])?.name ?? "";
}

/** The workflow's columns in order; states that are no longer in it (as of a past day) follow. */
export function arrange(tasks: Iterable<BoardTask>, workflow: readonly WorkflowState[]): Columns {
  const columns = new Map<string, BoardTask[]>(workflow.map((state) => [state.name, []]));
  for (const task of tasks) {
    const name = columnOf(task, workflow);
    const column = columns.get(name);
    if (column) column.push(task);
    else columns.set(name, [task]);
  }
  for (const column of columns.values()) column.sort(byRank);
  return columns;
}

/** The columns as they will be once the move is done. */
export function withMove(columns: Columns, move: Move): Columns {
  const found = find(columns, move.id);
  if (!found) return columns;
  const task = found.task.state === move.state ? found.task : { ...found.task, state: move.state };
  const next = new Map(columns);
  next.set(
    found.state,
    found.column.filter((other) => other.id !== move.id),
  );
  const target = [...(next.get(move.state) ?? [])];
  target.splice(landing(target, move), 0, task);
  next.set(move.state, target);
  return next;
}

function landing(column: readonly BoardTask[], { after_id, before_id }: Place): number {
  const after = after_id === null ? -1 : column.findIndex((task) => task.id === after_id);
  if (after >= 0) return after + 1;
  const before = before_id === null ? -1 : column.findIndex((task) => task.id === before_id);
  return before >= 0 ? before : column.length;
}

export interface Found {
  task: BoardTask;
  state: string;
  index: number;
  column: readonly BoardTask[];
}

export function find(columns: Columns, id: number): Found | undefined {
  for (const [state, column] of columns) {
    const index = column.findIndex((task) => task.id === id);
    const task = column[index];
    if (task) return { task, state, index, column };
  }
  return undefined;
}

// A card that the server does not know yet (negative id) cannot be named as a neighbour.
const known = (task: BoardTask | undefined) => (task && task.id > 0 ? task.id : null);

/** The place at `index` of a state's column, counted without the card that moves. */
export function placeAt(columns: Columns, id: number, state: string, index: number): Place {
  const others = (columns.get(state) ?? []).filter((task) => task.id !== id);
  const at = Math.max(0, Math.min(index, others.length));
  return { state, after_id: known(others[at - 1]), before_id: known(others[at]) };
}

/** The place above or below another card. */
export function placeBeside(
  columns: Columns,
  id: number,
  target: number,
  edge: "top" | "bottom",
): Place | null {
  const found = find(columns, target);
  if (!found) return null;
  const others = found.column.filter((task) => task.id !== id);
  const at = others.findIndex((task) => task.id === target);
  if (at < 0) return placeAt(columns, id, found.state, found.index);
  return placeAt(columns, id, found.state, edge === "top" ? at : at + 1);
}

/** Where a card stands now, in the words of a move: what undo goes back to. */
export function placeOf(columns: Columns, id: number): Place | null {
  const found = find(columns, id);
  return found ? placeAt(columns, id, found.state, found.index) : null;
}

export function samePlace(a: Place, b: Place): boolean {
  return a.state === b.state && a.after_id === b.after_id && a.before_id === b.before_id;
}

/** Keeps the cards whose key, title or people hold the text. */
export function filterColumns(columns: Columns, text: string, wordsOf: (task: BoardTask) => string): Columns {
  const wanted = text.trim().toLocaleLowerCase();
  if (!wanted) return columns;
  return new Map(
    [...columns].map(([state, column]) => [
      state,
      column.filter((task) => wordsOf(task).toLocaleLowerCase().includes(wanted)),
    ]),
  );
}
