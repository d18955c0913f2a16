import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { BoardTask } from "./board-task";
import { Cards, type Marks } from "./cards";
import { useBoard } from "./context";
import type { Value } from "./fields";
import { cellNamed, wordsFor } from "./grid";
import styles from "./lanes.module.css";
import { QuickAdd } from "./quick-add";
import { useCellTarget } from "./use-cell-target";
import { ValueMark } from "./value-mark";

interface LaneProps {
  value: Value;
  /** One for each column. */
  cells: readonly (readonly BoardTask[])[];
  total: number;
  scroller: HTMLElement | null;
  margin: number;
  marks: Marks;
  folded: boolean;
  onFold: (lane: string, closed: boolean) => void;
}

/** One row of the board. Folded, it still takes cards that are dropped on its head. */
export function Lane({ value, cells, total, scroller, margin, marks, folded, onFold }: LaneProps) {
  const { t } = useTranslation();
  const { grid } = useBoard();
  const id = useId();
  const head = useRef<HTMLHeadingElement>(null);
  const over = useCellTarget(head, "lane", value.key);
  const Chevron = folded ? IconChevronRight : IconChevronDown;
  return (
    <section aria-labelledby={id} data-lane={value.key} className={styles.lane}>
      <h3 ref={head} className={styles.head} data-over={over || undefined}>
        <button
          type="button"
          id={id}
          className={styles.fold}
          aria-expanded={!folded}
          onClick={() => onFold(value.key, !folded)}
        >
          <Chevron size={15} aria-hidden className={styles.chevron} />
          <ValueMark value={value} />
          <span className={styles.name}>{value.name}</span>
          <span className={styles.count} aria-hidden>
            {total}
          </span>
          <span className="sr-only">{t("board.cards", { count: total })}</span>
        </button>
      </h3>
      {!folded && (
        <div className={styles.cells}>
          {grid.columns.map((column, index) => (
            <Cell
              key={column.key}
              cell={cellNamed(value.key, column.key)}
              column={column.key}
              tasks={cells[index] ?? []}
              scroller={scroller}
              margin={margin}
              marks={marks}
            />
          ))}
        </div>
      )}
    </section>
  );
}

interface CellProps {
  cell: string;
  column: string;
  tasks: readonly BoardTask[];
  scroller: HTMLElement | null;
  margin: number;
  marks: Marks;
}

function Cell({ cell, column, tasks, scroller, margin, marks }: CellProps) {
  const { t } = useTranslation();
  const { grid, readOnly } = useBoard();
  const section = useRef<HTMLElement>(null);
  const over = useCellTarget(section, "cell", cell);
  const name = wordsFor(grid, cell);
  return (
    <section
      ref={section}
      className={styles.cell}
      data-over={over || undefined}
      data-state={column}
      aria-label={t("board.region", { state: name })}
    >
      <Cards scroller={scroller} tasks={tasks} marks={marks} margin={margin} />
      {!readOnly && <QuickAdd cell={cell} name={name} empty={false} />}
    </section>
  );
}
