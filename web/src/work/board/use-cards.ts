import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from "react";
import type { BoardTask } from "./board-task";
import type { Focus } from "./use-carry";

const CARD_HEIGHT = 84;
const GAP = 6;
const OVERSCAN = 4;

/** The cards of a column that are worth drawing; what one reads stays where it is when others come and go above it. */
export function useCards(
  scroller: RefObject<HTMLDivElement | null>,
  tasks: readonly BoardTask[],
  focus: Focus | null,
) {
  const focused = focus ? tasks.findIndex((task) => task.id === focus.id) : -1;
  const stop = Math.max(focused, 0);
  const virtualizer = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_HEIGHT,
    getItemKey: useCallback((index: number) => tasks[index]?.id ?? index, [tasks]),
    gap: GAP,
    paddingStart: 2,
    paddingEnd: 6,
    overscan: OVERSCAN,
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

  useStill(scroller, tasks, virtualizer);

  const asked = useRef(focus?.asked ?? 0);
  useEffect(() => {
    if (!focus || focused < 0 || asked.current === focus.asked) {
      asked.current = focus?.asked ?? 0;
      return;
    }
    asked.current = focus.asked;
    virtualizer.scrollToIndex(focused, { align: "auto" });
    const frame = requestAnimationFrame(() => {
      const link = scroller.current?.querySelector<HTMLElement>(`[data-card-link="${focus.id}"]`);
      link?.focus({ preventScroll: true });
      link?.closest("section")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
    return () => cancelAnimationFrame(frame);
  }, [focus, focused, virtualizer, scroller]);

  return { virtualizer, tabStop: tasks[stop]?.id };
}

type Cards = ReturnType<typeof useVirtualizer<HTMLDivElement, Element>>;

/** Holds the first visible card at its place on the screen when the list changes above it. */
function useStill(
  scroller: RefObject<HTMLDivElement | null>,
  tasks: readonly BoardTask[],
  virtualizer: Cards,
) {
  const anchor = useRef<{ id: number; start: number } | null>(null);
  const drawn = useRef(tasks);
  useLayoutEffect(() => {
    const element = scroller.current;
    const held = anchor.current;
    if (element && held && drawn.current !== tasks && element.scrollTop > 0) {
      const index = tasks.findIndex((task) => task.id === held.id);
      const start = virtualizer.measurementsCache[index]?.start;
      if (start !== undefined && start !== held.start) element.scrollTop += start - held.start;
    }
    drawn.current = tasks;
  }, [tasks, virtualizer, scroller]);
  useEffect(() => {
    const top = virtualizer.scrollOffset ?? 0;
    const first = virtualizer.getVirtualItems().find((item) => item.end > top);
    const task = first && tasks[first.index];
    anchor.current = task ? { id: task.id, start: first.start } : null;
  });
}
