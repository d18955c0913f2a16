import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect } from "react";
import type { Density } from "../../frame/density";
import { measured } from "../../frame/measured";
import { useStill } from "../../frame/use-still";
import type { BoardTask } from "./board-task";
import type { Focus } from "./use-carry";

export const CARD_HEIGHT: Record<Density, number> = { comfortable: 84, compact: 50 };
export const GAP = 6;
const OVERSCAN = 4;

interface CardsOptions {
  /** Null until it is there: it holds the cards, so it comes after them. */
  scroller: HTMLElement | null;
  tasks: readonly BoardTask[];
  focus: Focus | null;
  density: Density;
  /** How far below the scroller's beginning the cards begin; where given, others scroll with them. */
  margin?: number;
}

const never = () => false;

/** The cards of a cell that are worth drawing; what one reads stays where it is when others come and go above it. */
export function useCards({ scroller, tasks, focus, density, margin }: CardsOptions) {
  const focused = focus ? tasks.findIndex((task) => task.id === focus.id) : -1;
  const stop = Math.max(focused, 0);
  const virtualizer = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => scroller,
    estimateSize: () => CARD_HEIGHT[density],
    getItemKey: useCallback((index: number) => tasks[index]?.id ?? index, [tasks]),
    measureElement: measured,
    gap: GAP,
    paddingStart: 2,
    paddingEnd: 6,
    overscan: OVERSCAN,
    scrollMargin: margin ?? 0,
    useFlushSync: false,
    // The card with the tab stop stays drawn, or focus would be lost by scrolling it away.
    rangeExtractor: useCallback(
      (range: Range) => {
        const drawn = new Set(defaultRangeExtractor(range));
        if (range.count > stop) drawn.add(stop);
        return [...drawn].sort((a, b) => a - b);
      },
      [stop],
    ),
  });

  // The cells of a lane would each move the one scroller that they share.
  if (margin !== undefined) virtualizer.shouldAdjustScrollPositionOnItemSizeChange = never;

  useStill({
    scroller,
    virtualizer,
    lines: tasks,
    keyOf: (index) => tasks[index]?.id,
    off: margin !== undefined,
  });

  useEffect(() => {
    if (!focus || focus.taken || focused < 0) return;
    virtualizer.scrollToIndex(focused, { align: "auto" });
    const frame = requestAnimationFrame(() => {
      const link = document.querySelector<HTMLElement>(`[data-card-link="${focus.id}"]`);
      focus.taken = link !== null;
      link?.focus({ preventScroll: true });
      link?.closest("section")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
    return () => cancelAnimationFrame(frame);
  }, [focus, focused, virtualizer]);

  return { virtualizer, tabStop: tasks[stop]?.id };
}
