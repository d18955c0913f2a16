// Where cards stand: pure, so that what is shown before the server answers can be tested without one.
import type { BoardTask } from "./board-task";
import { cellOf, cellsOf, type Grid } from "./grid";

export type Cells = ReadonlyMap<string, readonly BoardTask[]>;

export interface Place {
  cell: string;
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

/** The grid's cells, lane after lane, each with its cards in order. */
export function arrange(tasks: Iterable<BoardTask>, grid: Grid): Cells {
  const cells = new Map<string, BoardTask[]>(cellsOf(grid).map((cell) => [cell, []]));
  for (const task of tasks) cells.get(cellOf(grid, task))?.push(task);
  for (const cell of cells.values()) cell.sort(byRank);
  return cells;
}

/** The cells as they will be once the card stands elsewhere. */
export function withMove(cells: Cells, move: Move): Cells {
  const found = find(cells, move.id);
  if (!found) return cells;
  const next = new Map(cells);
  next.set(
    found.cell,
    found.cards.filter((other) => other.id !== move.id),
  );
  const target = [...(next.get(move.cell) ?? [])];
  target.splice(landing(target, move), 0, found.task);
  next.set(move.cell, target);
  return next;
}

function landing(cards: readonly BoardTask[], { after_id, before_id }: Place): number {
  const after = after_id === null ? -1 : cards.findIndex((task) => task.id === after_id);
  if (after >= 0) return after + 1;
  const before = before_id === null ? -1 : cards.findIndex((task) => task.id === before_id);
  return before >= 0 ? before : cards.length;
}

export interface Found {
  task: BoardTask;
  cell: string;
  index: number;
  cards: readonly BoardTask[];
}

export function find(cells: Cells, id: number): Found | undefined {
  for (const [cell, cards] of cells) {
    const index = cards.findIndex((task) => task.id === id);
    const task = cards[index];
    if (task) return { task, cell, index, cards };
  }
  return undefined;
}

// A card that the server does not know yet (negative id) cannot be named as a neighbour.
const known = (task: BoardTask | undefined) => (task && task.id > 0 ? task.id : null);

/** The place at `index` of a cell, counted without the card that moves. */
export function placeAt(cells: Cells, id: number, cell: string, index: number): Place {
  const others = (cells.get(cell) ?? []).filter((task) => task.id !== id);
  const at = Math.max(0, Math.min(index, others.length));
  return { cell, after_id: known(others[at - 1]), before_id: known(others[at]) };
}

/** The place above or below another card. */
export function placeBeside(cells: Cells, id: number, target: number, edge: "top" | "bottom"): Place | null {
  const found = find(cells, target);
  if (!found) return null;
  const others = found.cards.filter((task) => task.id !== id);
  const at = others.findIndex((task) => task.id === target);
  if (at < 0) return placeAt(cells, id, found.cell, found.index);
  return placeAt(cells, id, found.cell, edge === "top" ? at : at + 1);
}

/** Where a card stands now: what undo goes back to. */
export function placeOf(cells: Cells, id: number): Place | null {
  const found = find(cells, id);
  return found ? placeAt(cells, id, found.cell, found.index) : null;
}

export function samePlace(a: Place, b: Place): boolean {
  return a.cell === b.cell && a.after_id === b.after_id && a.before_id === b.before_id;
}

/** Keeps the cards that a test lets through, and every cell. */
export function narrowed(cells: Cells, fits: (task: BoardTask) => boolean): Cells {
  return new Map([...cells].map(([cell, cards]) => [cell, cards.filter(fits)]));
}

export function countIn(cells: Cells): number {
  let sum = 0;
  for (const cards of cells.values()) sum += cards.length;
  return sum;
}
