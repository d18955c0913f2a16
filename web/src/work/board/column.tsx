import { autoScrollForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BoardTask } from "./board-task";
import { Cards, type Marks } from "./cards";
import styles from "./column.module.css";
import { ColumnHead } from "./column-head";
import { useBoard } from "./context";
import type { Value } from "./fields";
import { QuickAdd } from "./quick-add";
import { useCellTarget } from "./use-cell-target";

interface ColumnProps {
  value: Value;
  tasks: readonly BoardTask[];
  /** All cards of the column, also those that the filter hides. */
  count: number;
  marks: Marks;
}

/** A column of a board without lanes: it scrolls by itself. */
export function Column({ value, tasks, count, marks }: ColumnProps) {
  const { t } = useTranslation();
  const { readOnly } = useBoard();
  const column = useRef<HTMLElement>(null);
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const over = useCellTarget(column, "cell", value.key);
  useEffect(() => {
    return scroller && !readOnly ? autoScrollForElements({ element: scroller }) : undefined;
  }, [scroller, readOnly]);
  return (
    <section
      ref={column}
      className={styles.column}
      data-over={over || undefined}
      data-state={value.key}
      aria-label={t("board.region", { state: value.name })}
    >
      <ColumnHead value={value} count={count} />
      <div ref={setScroller} className={styles.scroller} data-scroller>
        <Cards scroller={scroller} tasks={tasks} marks={marks} />
      </div>
      {!readOnly && <QuickAdd cell={value.key} name={value.name} empty={count === 0} />}
    </section>
  );
}
