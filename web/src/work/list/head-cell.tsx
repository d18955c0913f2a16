// biome-ignore-all lint/a11y/useSemanticElements: only the lines in sight are drawn, each at its own place, which a table element cannot do
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard goes from row to row and cell to cell; what is only a frame is passed over
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { type KeyboardEvent, type MouseEvent, type TouchEvent, useRef } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { meant } from "../../frame/direction";
import { type ColumnId, NARROWEST, type Shown, SPECS } from "./columns";
import styles from "./list.module.css";

const STEP = 16;

interface HeadCellProps {
  id: ColumnId;
  sorted: false | "asc" | "desc";
  /** Which key of several this is, or -1. */
  place: number;
  onSort: ((event: unknown) => void) | undefined;
  onDrag: (event: unknown) => void;
  shown: Shown;
  onShown: (shown: Shown, done: boolean) => void;
}

/** A column's heading: a click sorts, Shift adds a second key; Alt and an arrow move it, Shift and an arrow resize it. */
export function HeadCell({ id, sorted, place, onSort, onDrag, shown, onShown }: HeadCellProps) {
  const { t } = useTranslation();
  const cell = useRef<HTMLDivElement>(null);
  const latest = useRef(shown);
  latest.current = shown;
  const name = t(`list.columns.${id}`);
  const Arrow = sorted === "desc" ? IconArrowDown : IconArrowUp;

  const width = () => cell.current?.offsetWidth ?? SPECS.get(id)?.width ?? NARROWEST;
  const drag = (event: MouseEvent | TouchEvent) => {
    // A title that took what was left begins at the width it has, not at the one it was planned with.
    flushSync(() => onShown({ ...shown, widths: { ...shown.widths, [id]: width() } }, false));
    onDrag(event);
    const end = () => setTimeout(() => onShown(latest.current, true));
    document.addEventListener("touches" in event ? "touchend" : "mouseup", end, { once: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = meant(event.key);
    const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
    if (!step || !(event.altKey || event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.altKey) onShown({ ...shown, columns: swapped(shown.columns, id, step) }, true);
    else
      onShown(
        { ...shown, widths: { ...shown.widths, [id]: Math.max(NARROWEST, width() + step * STEP) } },
        true,
      );
  };
  const words = (
    <>
      <span className={styles.clip}>{name}</span>
      {sorted && <Arrow size={13} aria-hidden />}
      {sorted && place >= 0 && <span className={styles.place}>{place + 1}</span>}
    </>
  );
  return (
    <div
      ref={cell}
      role="columnheader"
      className={styles.headCell}
      data-column={id}
      aria-sort={sorted ? (sorted === "asc" ? "ascending" : "descending") : undefined}
    >
      <button
        type="button"
        className={styles.headName}
        title={onSort ? t("list.headHint") : t("list.headHintUnsorted")}
        aria-disabled={!onSort}
        onClick={onSort}
        onKeyDown={onKeyDown}
      >
        {words}
      </button>
      <div className={styles.handle} aria-hidden onMouseDown={drag} onTouchStart={drag} />
    </div>
  );
}

export function swapped(columns: readonly ColumnId[], id: ColumnId, step: number): ColumnId[] {
  const from = columns.indexOf(id);
  const to = from + step;
  const other = columns[to];
  if (from < 0 || other === undefined) return [...columns];
  const next = [...columns];
  [next[from], next[to]] = [other, id];
  return next;
}
