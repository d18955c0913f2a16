// A long press picks a card up, the finger carries it, and lifting the finger drops it. What moves sooner scrolls.
import { useEffect } from "react";
import { type Cells, type Place, placeAt, placeBeside } from "./arrange";
import { cellNamed } from "./grid";
import { cardIdOf, type useCarry } from "./use-carry";
import { useLatest } from "./use-latest";

/** Shorter than the press that the browser takes for one of its own. */
const LONG = 350;
/** So far a finger that rests may slip. */
const SLIP = 8;
/** Within so much of an edge, what is below the finger scrolls, so much with each frame. */
const EDGE = 48;
const PACE = 9;

interface Finger {
  x: number;
  y: number;
}

export function useTouchCarry(
  strip: HTMLElement | null,
  cells: Cells,
  carry: Pick<ReturnType<typeof useCarry>, "carried" | "pick" | "carryTo" | "drop" | "putBack">,
) {
  const latest = useLatest({ cells, ...carry });
  useEffect(() => {
    if (!strip) return;
    let stop = () => {};
    const onStart = (event: TouchEvent) => {
      stop();
      const [touch] = event.touches;
      const id = cardUnder(event.target);
      if (!touch || id === null || event.touches.length > 1) return;
      stop = hold(strip, event.target as HTMLElement, id, { x: touch.clientX, y: touch.clientY }, latest);
    };
    // Not passive, or the browser would scroll without asking.
    strip.addEventListener("touchstart", onStart, { passive: false });
    return () => {
      stop();
      strip.removeEventListener("touchstart", onStart);
    };
  }, [strip, latest]);
}

type Latest = { current: Parameters<typeof useTouchCarry>[2] & { cells: Cells } };

/** From touching a card to letting go. The touched element tells of the finger, even when its card is drawn elsewhere. */
function hold(
  strip: HTMLElement,
  touched: HTMLElement,
  id: number,
  start: Finger,
  latest: Latest,
): () => void {
  const over = new AbortController();
  const { signal } = over;
  let finger = start;
  let held = false;
  let moved = false;
  const end = () => {
    window.clearTimeout(timer);
    over.abort();
  };
  const follow = () => {
    if (signal.aborted) return;
    scrollBelow(strip, finger);
    const { cells, carryTo } = latest.current;
    const place = moved && placeUnder(cells, id, finger);
    if (place) carryTo(place);
    requestAnimationFrame(follow);
  };
  const timer = window.setTimeout(() => {
    latest.current.pick(id);
    held = true;
    follow();
  }, LONG);
  const settle = (event: TouchEvent, kept: boolean) => {
    end();
    const { carried, drop, putBack } = latest.current;
    if (!held) return;
    event.preventDefault(); // no click follows
    if (carried) kept && moved ? drop(carried) : putBack(carried);
  };
  const onMove = (event: TouchEvent) => {
    const [touch] = event.touches;
    if (!touch) return;
    finger = { x: touch.clientX, y: touch.clientY };
    const slipped = Math.hypot(finger.x - start.x, finger.y - start.y) > SLIP;
    if (!held) return slipped && end();
    moved ||= slipped;
    event.preventDefault();
  };
  // The browser's own ways to take a long press: its menu, and its dragging.
  const ours = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  touched.addEventListener("touchmove", onMove, { passive: false, signal });
  touched.addEventListener("touchend", (event) => settle(event, true), { passive: false, signal });
  touched.addEventListener("touchcancel", (event) => settle(event, false), { signal });
  for (const kind of ["contextmenu", "dragstart"])
    window.addEventListener(kind, ours, { capture: true, signal });
  return end;
}

function cardUnder(target: EventTarget | null): number | null {
  if (!(target instanceof Element) || target.closest("button")) return null;
  const link = target.closest("[data-task]")?.querySelector("[data-card-link]") ?? null;
  const id = cardIdOf(link);
  return id !== null && id > 0 ? id : null;
}

function placeUnder(cells: Cells, id: number, { x, y }: Finger): Place | null {
  const below = document.elementFromPoint(x, y);
  const card = below?.closest("[data-task]");
  const other = cardUnder(card ?? null);
  if (card && other !== null) {
    if (other === id) return null;
    const { top, height } = card.getBoundingClientRect();
    return placeBeside(cells, id, other, y < top + height / 2 ? "top" : "bottom");
  }
  const column = below?.closest<HTMLElement>("[data-state]")?.dataset.state;
  if (column === undefined) return null;
  const lane = below?.closest<HTMLElement>("[data-lane]")?.dataset.lane ?? null;
  return placeAt(cells, id, cellNamed(lane, column), Number.POSITIVE_INFINITY);
}

/** The board sideways, and the column below the finger up and down; a board with lanes does both itself. */
function scrollBelow(strip: HTMLElement, { x, y }: Finger) {
  const wide = strip.getBoundingClientRect();
  strip.scrollLeft += PACE * beyond(x, wide.left, wide.right);
  const column = document.elementFromPoint(x, y)?.closest("[data-state]");
  const tall = column?.querySelector("[data-scroller]") ?? strip;
  const { top, bottom } = tall.getBoundingClientRect();
  tall.scrollTop += PACE * beyond(y, top, bottom);
}

const beyond = (at: number, from: number, to: number) => Number(at > to - EDGE) - Number(at < from + EDGE);
