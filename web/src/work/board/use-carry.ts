// The board by keyboard: arrows go from card to card; Space picks one up, arrows carry it, Space drops, Escape puts back.
import { notifyManager } from "@tanstack/react-query";
import { type FocusEvent, type KeyboardEvent, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { announce } from "../../frame/notices";
import { type Columns, find, type Move, placeAt, withMove } from "./arrange";
import { keyOf } from "./use-actions";

/** The card that holds the board's tab stop; `asked` counts the times that focus was sent to it. */
export interface Focus {
  id: number;
  asked: number;
}

interface CarryProps {
  project: Project;
  columns: Columns;
  readOnly: boolean;
  onDrop: (move: Move) => void;
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

export function useCarry({ project, columns, readOnly, onDrop }: CarryProps) {
  const { t } = useTranslation();
  const [focus, setFocus] = useState<Focus | null>(null);
  const [carried, setCarried] = useState<Move | null>(null);

  const focusOn = useCallback(
    (id: number) => setFocus((held) => ({ id, asked: (held?.asked ?? 0) + 1 })),
    [],
  );
  // A change shows with the query library's next round; until then the card still stands where it was.
  const focusAfterChange = useCallback((id: number) => notifyManager.schedule(() => focusOn(id)), [focusOn]);
  const onFocus = useCallback((event: FocusEvent) => {
    const id = cardIdOf(event.target);
    if (id !== null) setFocus((held) => (held?.id === id ? held : { id, asked: held?.asked ?? 0 }));
  }, []);

  const say = (what: "picked" | "at" | "dropped" | "cancelled", move: Move) => {
    const found = find(withMove(columns, move), move.id);
    if (!found) return;
    const name = keyOf(project, found.task);
    const total = found.column.length;
    announce(t(`carry.${what}`, { name, state: found.state, position: found.index + 1, total }));
  };

  const pick = (id: number) => {
    if (readOnly) return announce(t("carry.readOnly"));
    const found = find(columns, id);
    if (!found || id < 0) return;
    const move = { id, ...placeAt(columns, id, found.state, found.index) };
    setCarried(move);
    say("picked", move);
  };

  const drop = (move: Move) => {
    onDrop(move);
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
    const now = carried ? withMove(columns, carried) : columns;
    const at = find(now, id);
    if (!at) return;
    const states = [...now.keys()];
    const place = carried ? neighbour(now, states, at, arrow) : occupied(now, states, at, arrow);
    if (!place) return;
    if (!carried) {
      const next = now.get(place.state)?.[place.index];
      if (next) focusOn(next.id);
      return;
    }
    const move = { id, ...placeAt(now, id, place.state, place.index) };
    setCarried(move);
    say("at", move);
    focusOn(id);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const id = cardIdOf(event.target);
    if (id === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (arrow) step(id, arrow);
    else if (event.key === " ") carried ? drop(carried) : pick(id);
    else if (event.key === "Enter" && carried) drop(carried);
    else if (event.key === "Escape" && carried) putBack(carried);
    else if (event.key === "Tab" && carried) return putBack(carried);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return { focus, carried, focusAfterChange, onFocus, onKeyDown };
}

interface Spot {
  state: string;
  index: number;
}

/** The next spot for a carried card: one up or down, or the same height in the next column, empty or not. */
function neighbour(
  columns: Columns,
  states: string[],
  at: Spot,
  [across, down]: [number, number],
): Spot | null {
  const state = states[states.indexOf(at.state) + across];
  if (state === undefined) return null;
  const last = (columns.get(state)?.length ?? 0) - (state === at.state ? 1 : 0);
  return { state, index: Math.max(0, Math.min(at.index + down, last)) };
}

/** The next card: columns without cards are passed over. */
function occupied(
  columns: Columns,
  states: string[],
  at: Spot,
  [across, down]: [number, number],
): Spot | null {
  let column = states.indexOf(at.state);
  do column += across;
  while (across !== 0 && states[column] !== undefined && !columns.get(states[column] as string)?.length);
  const state = states[column];
  if (state === undefined) return null;
  const last = (columns.get(state)?.length ?? 0) - 1;
  return { state, index: Math.max(0, Math.min(at.index + down, last)) };
}
