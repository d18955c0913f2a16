import { useCallback, useMemo, useRef, useState } from "react";
import type { Item } from "./grouping";

/** What is chosen, by task. A range goes from the last one that was chosen by itself. */
export function useSelection(items: readonly Item[]) {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const anchor = useRef<string | null>(null);
  const latest = useRef(items);
  latest.current = items;

  const toggle = useCallback((line: string) => {
    const item = latest.current.find(({ key }) => key === line);
    if (item?.kind !== "task") return;
    anchor.current = line;
    setChosen((held) => {
      const next = new Set(held);
      if (!next.delete(item.id)) next.add(item.id);
      return next;
    });
  }, []);

  const extend = useCallback(
    (line: string) => {
      const all = latest.current;
      const from = all.findIndex(({ key }) => key === anchor.current);
      const to = all.findIndex(({ key }) => key === line);
      if (from < 0 || to < 0) return toggle(line);
      const range = all.slice(Math.min(from, to), Math.max(from, to) + 1);
      setChosen(
        (held) => new Set([...held, ...range.flatMap((item) => (item.kind === "task" ? item.id : []))]),
      );
    },
    [toggle],
  );

  const all = useMemo(() => new Set(items.flatMap((item) => (item.kind === "task" ? item.id : []))), [items]);
  const selectAll = useCallback(() => setChosen(all), [all]);
  const clear = useCallback(() => setChosen(new Set()), []);
  // What has gone from the list, by a filter or by somebody's hand, is not changed unseen.
  const selected = useMemo(
    () => (chosen.size === 0 ? chosen : new Set([...chosen].filter((id) => all.has(id)))),
    [chosen, all],
  );
  return { selected, count: all.size, toggle, extend, selectAll, clear };
}
