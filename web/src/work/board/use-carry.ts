// The board by keyboard: arrows go from card to card; Space picks one up, arrows carry it, Space drops, Escape puts back.
// A finger carries cards the same way.
import { notifyManager } from "@tanstack/react-query";
import { type FocusEvent, type KeyboardEvent, useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { meant } from "../../frame/direction";
import { announce } from "../../frame/notices";
import { type Cells, find, type Move, type Place, placeAt, samePlace, withMove } from "./arrange";
import { type Grid, partsOf, wordsFor } from "./grid";
import { keyOf } from "./use-actions";
import { useLatest } from "./use-latest";

/** The card that holds its cell's tab stop; `asked` counts the times that focus was sent to it. */
export interface Focus {
  id: number;
  asked: number;
  /** Set once the card has it: cards that are drawn later do not take it again. */
  taken: boolean;
}

interface CarryProps {
  project: Project;
  grid: Grid;
  cells: Cells;
  /** Lanes that are folded are passed over. */
  folded: ReadonlySet<string>;
  readOnly: boolean;
  onDrop: (id: number, to: Place) => void;
}

const ARROWS: Record<string, [column: number, row: number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
};

export function cardIdOf(target: EventTarget | null): number | null {
  const id = target instanceof HTMLElement ? target.dataset.cardLink : undefined;
  return id === undefined ? null : Number(id);
}

export function useCarry({ project, grid, cells, folded, readOnly, onDrop }: CarryProps) {
  const { t } = useTranslation();
  const [focus, setFocus] = useState<Focus | null>(null);
  const [carried, setCarried] = useState<Move | null>(null);

  const focusOn = useCallback(
    (id: number) => setFocus((held) => ({ id, asked: (held?.asked ?? 0) + 1, taken: false })),
    [],
  );
  // A change shows with the query library's next round; until then the card still stands where it was.
  const focusAfterChange = useCallback((id: number) => notifyManager.schedule(() => focusOn(id)), [focusOn]);
  const onFocus = useCallback((event: FocusEvent) => {
    const id = cardIdOf(event.target);
    if (id !== null)
      setFocus((held) => (held?.id === id ? held : { id, asked: held?.asked ?? 0, taken: true }));
  }, []);

  const say = (what: "picked" | "at" | "dropped" | "cancelled", move: Move) => {
    const found = find(withMove(cells, move), move.id);
    if (!found) return;
    const name = keyOf(project, found.task);
    const total = found.cards.length;
    const state = wordsFor(grid, found.cell);
    announce(t(`carry.${what}`, { name, state, position: found.index + 1, total }));
  };

  const pick = (id: number) => {
    if (readOnly) return announce(t("carry.readOnly"));
    const found = find(cells, id);
    if (!found || id < 0) return;
    const move = { id, ...placeAt(cells, id, found.cell, found.index) };
    setCarried(move);
    say("picked", move);
  };

  const drop = (move: Move) => {
    onDrop(move.id, move);
    say("dropped", move);
    notifyManager.schedule(() => {
      setCarried(null);
      focusOn(move.id);
    });
  };

  const putBack = (move: Move) => {
    setCarried(null);
    say("cancelled", move);
    focusOn(move.id);
  };

  const step = (id: number, arrow: [number, number]) => {
    const now = carried ? withMove(cells, carried) : cells;
    const at = find(now, id);
    if (!at) return;
    const floor: Floor = { cells: now, names: [...now.keys()], width: grid.columns.length, folded };
    const place = carried ? neighbour(floor, at, arrow) : occupied(floor, at, arrow);
    if (!place) return;
    if (!carried) {
      const next = now.get(place.cell)?.[place.index];
      if (next) focusOn(next.id);
      return;
    }
    const move = { id, ...placeAt(now, id, place.cell, place.index) };
    setCarried(move);
    say("at", move);
    focusOn(id);
  };

  const press = (id: number | null, event: KeyboardEvent | globalThis.KeyboardEvent) => {
    if (id === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[meant(event.key)];
    if (arrow) step(id, arrow);
    else if (event.key === " ") carried ? drop(carried) : pick(id);
    else if (event.key === "Enter" && carried) drop(carried);
    else if (event.key === "Escape" && carried) putBack(carried);
    else if (event.key === "Tab" && carried) return putBack(carried);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onKeyDown = (event: KeyboardEvent) => press(cardIdOf(event.target), event);

  // A card that is drawn anew elsewhere takes its focus some frames later: what is pressed meanwhile is meant for it.
  const early = useLatest((event: globalThis.KeyboardEvent) => {
    const waits = focus && !focus.taken && event.target === document.body && find(cells, focus.id);
    if (waits) press(focus.id, event);
  });
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => early.current(event);
    document.addEventListener("keydown", onKey, true);
    return () => document.removeEventListener("keydown", onKey, true);
  }, [early]);

  /** Takes the carried card along to where a finger points. */
  const carryTo = (to: Place) => {
    if (!carried || samePlace(to, carried)) return;
    const move = { id: carried.id, ...to };
    setCarried(move);
    say("at", move);
  };

  return { focus, carried, focusAfterChange, onFocus, onKeyDown, pick, carryTo, drop, putBack };
}

interface Spot {
  cell: string;
  index: number;
}

/** The cells as a keyboard walks over them: row after row, so many to a row. */
interface Floor {
  cells: Cells;
  names: string[];
  width: number;
  folded: ReadonlySet<string>;
}

/** The cell so many columns or lanes further on, if there is one and its lane is open. */
function cellFrom(
  { names, width, folded }: Floor,
  from: string,
  across: number,
  down: number,
): string | null {
  const at = names.indexOf(from);
  const column = (at % width) + across;
  if (at < 0 || column < 0 || column >= width) return null;
  for (let next = at + across + down * width; next >= 0 && next < names.length; next += down * width) {
    const cell = names[next] as string;
    const { lane } = partsOf(cell);
    if (lane === null || !folded.has(lane)) return cell;
    if (down === 0) return null;
  }
  return null;
}

/** The next spot for a carried card: one up or down, on into the next lane, or the same height in the next column. */
function neighbour(floor: Floor, at: Spot, [across, down]: [number, number]): Spot | null {
  const cards = (cell: string) => floor.cells.get(cell)?.length ?? 0;
  if (across !== 0) {
    const cell = cellFrom(floor, at.cell, across, 0);
    return cell === null ? null : { cell, index: Math.min(at.index, cards(cell)) };
  }
  const last = cards(at.cell) - 1;
  const index = at.index + down;
  if (Number.isFinite(down) && (index < 0 || index > last)) {
    const cell = cellFrom(floor, at.cell, 0, down);
    return cell === null ? null : { cell, index: down < 0 ? cards(cell) : 0 };
  }
  return { cell: at.cell, index: Math.max(0, Math.min(index, last)) };
}

/** The next card: cells without cards are passed over. */
function occupied(floor: Floor, at: Spot, [across, down]: [number, number]): Spot | null {
  const cards = (cell: string) => floor.cells.get(cell)?.length ?? 0;
  const last = cards(at.cell) - 1;
  const index = at.index + down;
  if (across === 0 && (!Number.isFinite(down) || (index >= 0 && index <= last)))
    return { cell: at.cell, index: Math.max(0, Math.min(index, last)) };
  let cell: string | null = at.cell;
  do cell = cellFrom(floor, cell, across, down);
  while (cell !== null && cards(cell) === 0);
  if (cell === null) return null;
  if (across !== 0) return { cell, index: Math.min(at.index, cards(cell) - 1) };
  return { cell, index: down < 0 ? cards(cell) - 1 : 0 };
}
