// Where the keyboard is in the list, and which cell is being edited.
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { type ColumnId, SPECS } from "./columns";
import type { Leaving } from "./editor";
import type { Item } from "./grouping";
import type { Spot } from "./row";

export interface Cursor {
  line: string;
  spot: Spot;
}

interface CursorOptions {
  items: readonly Item[];
  columns: readonly ColumnId[];
  grid: RefObject<HTMLElement | null>;
  scrollTo: (index: number) => void;
}

export function useCursor({ items, columns, grid, scrollTo }: CursorOptions) {
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const [editing, setEditing] = useState<{ line: string; column: ColumnId } | null>(null);
  const latest = useRef({ items, columns, cursor, editing });
  latest.current = { items, columns, cursor, editing };

  /** The element may only be there after the list has scrolled to it. */
  const focus = useCallback(
    ({ line, spot }: Cursor, tries = 6) => {
      const row = grid.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(line)}"]`);
      const target =
        spot === "row" ? row : (row?.querySelector<HTMLElement>(`[data-column="${spot}"]`) ?? row);
      if (target) target.focus({ preventScroll: true });
      else if (tries > 0) requestAnimationFrame(() => focus({ line, spot }, tries - 1));
    },
    [grid],
  );

  const go = useCallback(
    (to: Cursor) => {
      const index = latest.current.items.findIndex(({ key }) => key === to.line);
      if (index < 0) return;
      setCursor(to);
      scrollTo(index);
      requestAnimationFrame(() => focus(to));
    },
    [focus, scrollTo],
  );

  const step = useCallback(
    (by: number): string | null => {
      const { items, cursor } = latest.current;
      const from = items.findIndex(({ key }) => key === cursor?.line);
      const at = Math.max(0, Math.min(items.length - 1, from < 0 ? 0 : from + by));
      const item = items[at];
      if (!item) return null;
      go({ line: item.key, spot: item.kind === "group" ? "row" : (cursor?.spot ?? "row") });
      return item.key;
    },
    [go],
  );

  /** Left of the first cell is the row itself. */
  const across = useCallback(
    (by: number) => {
      const { cursor, columns } = latest.current;
      if (!cursor) return;
      const at = (cursor.spot === "row" ? -1 : columns.indexOf(cursor.spot)) + by;
      const column = columns[Math.min(at, columns.length - 1)];
      go({ line: cursor.line, spot: at < 0 || !column ? "row" : column });
    },
    [go],
  );

  const edit = useCallback((line: string, column: ColumnId) => {
    if (!SPECS.get(column)?.editing) return;
    setCursor({ line, spot: column });
    setEditing({ line, column });
  }, []);

  const leave = useCallback(
    (where: Leaving) => {
      const { editing, columns } = latest.current;
      if (!editing) return;
      const next = where === "stay" ? null : neighbour(columns, editing.column, where === "next" ? 1 : -1);
      if (next) return edit(editing.line, next);
      setEditing(null);
      // A click elsewhere has its own focus; only where it would be lost it is taken back.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body || where !== "stay") {
          go({ line: editing.line, spot: editing.column });
        }
      });
    },
    [edit, go],
  );

  useEffect(() => {
    const { editing } = latest.current;
    if (editing && !items.some(({ key }) => key === editing.line)) setEditing(null);
  }, [items]);

  return { cursor, setCursor, editing, go, step, across, edit, leave };
}

function neighbour(columns: readonly ColumnId[], from: ColumnId, by: 1 | -1): ColumnId | null {
  for (let at = columns.indexOf(from) + by; at >= 0 && at < columns.length; at += by) {
    const column = columns[at];
    if (column && SPECS.get(column)?.editing) return column;
  }
  return null;
}
