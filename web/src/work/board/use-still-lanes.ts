// A board in lanes scrolls as one: what changes within a lane above the card one reads must not move that card.
import { useEffect, useLayoutEffect, useRef } from "react";
import { type Cells, find } from "./arrange";

interface Anchor {
  id: number;
  cell: string;
  /** Below the beginning of its lane. */
  below: number;
}

/** So many frames a changed lane takes until the browser has told how high it is. */
const SETTLING = 6;

const belowLane = (card: Element): number =>
  card.getBoundingClientRect().top - (card.closest("[data-lane]")?.getBoundingClientRect().top ?? 0);

const cardOf = (scroller: Element, id: number) => scroller.querySelector(`[data-card-link="${id}"]`);

function firstVisible(scroller: Element, head: number, cells: Cells): Anchor | null {
  const top = scroller.getBoundingClientRect().top + head;
  for (const card of scroller.querySelectorAll("[data-card-link]")) {
    if (card.getBoundingClientRect().top < top) continue;
    const id = Number(card.getAttribute("data-card-link"));
    const cell = find(cells, id)?.cell;
    if (cell !== undefined) return { id, cell, below: belowLane(card) };
  }
  return null;
}

/** Holds the first visible card where it is when others come and go above it in its lane. */
export function useStillLanes(scroller: HTMLElement | null, cells: Cells, head: number) {
  const anchor = useRef<Anchor | null>(null);
  useLayoutEffect(() => {
    if (!scroller) return;
    let left = SETTLING;
    let frame = 0;
    const settle = () => {
      const held = anchor.current;
      const card = held && scroller.scrollTop > 0 ? cardOf(scroller, held.id) : null;
      if (held && card && find(cells, held.id)?.cell === held.cell) {
        const moved = belowLane(card) - held.below;
        held.below += moved;
        if (moved !== 0) scroller.scrollTop += moved;
      }
      left -= 1;
      if (left > 0) frame = requestAnimationFrame(settle);
      else anchor.current = firstVisible(scroller, head, cells);
    };
    settle();
    return () => cancelAnimationFrame(frame);
  }, [scroller, cells, head]);
  useEffect(() => {
    if (!scroller) return;
    let timer = 0;
    const scrolled = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        anchor.current = firstVisible(scroller, head, cells);
      }, 100);
    };
    scroller.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      window.clearTimeout(timer);
      scroller.removeEventListener("scroll", scrolled);
    };
  }, [scroller, cells, head]);
}
