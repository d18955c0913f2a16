import { useCallback, useMemo, useState } from "react";
import { type Cells, find } from "./arrange";
import { useLatest } from "./use-latest";

interface Held {
  ids: ReadonlySet<number>;
  /** Where a range begins. */
  anchor: number | null;
}

const nothing: Held = { ids: new Set(), anchor: null };

/** The chosen cards. Those that leave the board are no longer among them. */
export function useSelection(cells: Cells) {
  const [held, setHeld] = useState(nothing);
  const latest = useLatest(cells);
  const selected = useMemo(() => {
    if (held.ids.size === 0) return held.ids;
    const here = new Set([...cells.values()].flatMap((cards) => cards.map(({ id }) => id)));
    return new Set([...held.ids].filter((id) => here.has(id)));
  }, [held.ids, cells]);
  const select = useCallback(
    (id: number, how: "one" | "through") => {
      if (id < 0) return;
      setHeld((before) => {
        if (how === "through")
          return { ...before, ids: new Set([...before.ids, ...range(latest.current, before, id)]) };
        const ids = new Set(before.ids);
        if (!ids.delete(id)) ids.add(id);
        return { ids, anchor: id };
      });
    },
    [latest],
  );
  const clear = useCallback(() => setHeld(nothing), []);
  return { selected, select, clear };
}

/** From the anchor to the card, as far as both stand in one cell. */
function range(cells: Cells, { anchor }: Held, id: number): number[] {
  const to = find(cells, id);
  const from = to?.cards.findIndex((task) => task.id === anchor) ?? -1;
  if (!to || from < 0) return [id];
  const [first, last] = [Math.min(from, to.index), Math.max(from, to.index)];
  return to.cards.slice(first, last + 1).flatMap((task) => (task.id > 0 ? task.id : []));
}
