// Working a list by keyboard: one row is the current one, J and K go on, and an open panel goes along.
import { type RefObject, useCallback, useState } from "react";

interface Rows {
  list: RefObject<HTMLElement | null>;
  /** In the order they are shown. */
  ids: readonly number[];
  /** The one that is open beside the list. */
  open: number | undefined;
  onOpen: (id: number | undefined) => void;
}

export function useRows({ list, ids, open, onOpen }: Rows) {
  const [focused, setFocused] = useState<number | null>(null);
  const current = open ?? (focused !== null && ids.includes(focused) ? focused : undefined);

  const focus = useCallback(
    (id: number) => {
      setFocused(id);
      const row = list.current?.querySelector<HTMLElement>(`[data-row="${id}"]`);
      row?.focus();
      row?.scrollIntoView({ block: "nearest" });
    },
    [list],
  );

  /** The row so many away from the current one; the first where there is none. */
  const beside = (by: number): number | undefined => {
    // A section that is not shown whole is walked as far as it is shown.
    const shown = ids.filter((id) => list.current?.querySelector(`[data-row="${id}"]`));
    const at = current === undefined ? -1 : shown.indexOf(current);
    if (at < 0) return shown[0];
    return shown[Math.min(Math.max(at + by, 0), shown.length - 1)];
  };

  const go = (by: number) => {
    const next = beside(by);
    if (next === undefined) return;
    if (open === undefined) focus(next);
    else if (next !== open) onOpen(next);
  };

  /** Leaves a row that is about to vanish for its neighbour. */
  const leave = (id: number) => {
    if (id !== current) return;
    const at = ids.indexOf(id);
    const next = ids[at + 1] ?? ids[at - 1];
    if (open !== undefined) onOpen(next);
    else if (next !== undefined) requestAnimationFrame(() => focus(next));
  };

  const rowProps = (id: number) => ({
    "data-row": id,
    "aria-current": id === open ? ("true" as const) : undefined,
    onFocus: () => setFocused(id),
  });

  return { current, go, leave, rowProps };
}
