// What one reads stays where it is when others change what stands above it.
import type { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef } from "react";

interface StillOptions<Scroller extends Element, Line extends Element> {
  scroller: Scroller | null;
  virtualizer: ReturnType<typeof useVirtualizer<Scroller, Line>>;
  /** The lines; others in another order are a change only if they are another list. */
  lines: readonly unknown[];
  keyOf: (index: number) => number | string | undefined;
  /** How the person arranged the list: what they rearrange themselves may move. */
  arranged?: string;
  /** Not where others scroll with it. */
  off?: boolean;
}

/** Holds the first visible line at its place on the screen when the list changes above it. */
export function useStill<Scroller extends Element, Line extends Element>(
  options: StillOptions<Scroller, Line>,
) {
  const { scroller, virtualizer, lines, keyOf, arranged = "", off = false } = options;
  const anchor = useRef<{ key: number | string; start: number } | null>(null);
  const drawn = useRef({ lines, arranged });
  useLayoutEffect(() => {
    const held = anchor.current;
    const before = drawn.current;
    drawn.current = { lines, arranged };
    if (off || !scroller || !held || before.lines === lines || before.arranged !== arranged) return;
    if (scroller.scrollTop === 0) return;
    const start = virtualizer.measurementsCache.find(({ key }) => key === held.key)?.start;
    if (start !== undefined && start !== held.start) scroller.scrollTop += start - held.start;
  }, [lines, arranged, virtualizer, scroller, off]);
  useEffect(() => {
    if (off) return;
    const top = virtualizer.scrollOffset ?? 0;
    const first = virtualizer.getVirtualItems().find((item) => item.end > top);
    const key = first && keyOf(first.index);
    anchor.current = key === undefined ? null : { key, start: first?.start ?? 0 };
  });
}
