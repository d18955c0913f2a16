import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { autoScrollForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { WorkflowState } from "../../api/client";
import type { BoardTask } from "./board-task";
import { Card } from "./card";
import styles from "./column.module.css";
import { ColumnHead } from "./column-head";
import { useBoard } from "./context";
import { QuickAdd } from "./quick-add";
import { useCards } from "./use-cards";
import type { Focus } from "./use-carry";

interface ColumnProps {
  state: WorkflowState;
  tasks: readonly BoardTask[];
  /** All cards of the state, also those that the filter hides. */
  count: number;
  focus: Focus | null;
  carried: number | undefined;
  peeked: number | undefined;
  onOpen: (id: number) => void;
}

export function Column({ state, tasks, count, focus, carried, peeked, onOpen }: ColumnProps) {
  const { t } = useTranslation();
  const { readOnly } = useBoard();
  const column = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { virtualizer, tabStop } = useCards(scroller, tasks, focus);
  const over = useColumnTarget(column, scroller, state.name);
  return (
    <section
      ref={column}
      className={styles.column}
      data-over={over || undefined}
      data-state={state.name}
      aria-label={t("board.region", { state: state.name })}
    >
      <ColumnHead state={state} count={count} />
      <div ref={scroller} className={styles.scroller} data-scroller>
        <ul className={styles.cards} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const task = tasks[item.index];
            return (
              task && (
                <li
                  key={item.key}
                  ref={virtualizer.measureElement}
                  data-index={item.index}
                  aria-setsize={tasks.length}
                  aria-posinset={item.index + 1}
                  className={styles.slot}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <Card
                    task={task}
                    status={state.status}
                    stop={task.id === tabStop}
                    carried={task.id === carried}
                    peeked={task.id === peeked}
                    onOpen={onOpen}
                  />
                </li>
              )
            );
          })}
        </ul>
      </div>
      {!readOnly && <QuickAdd state={state} empty={count === 0} />}
    </section>
  );
}

function useColumnTarget(
  column: React.RefObject<HTMLElement | null>,
  scroller: React.RefObject<HTMLElement | null>,
  state: string,
) {
  const { readOnly } = useBoard();
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!column.current || !scroller.current || readOnly) return;
    return combine(
      dropTargetForElements({
        element: column.current,
        getData: () => ({ kind: "column", state }),
        canDrop: ({ source }) => source.data.kind === "card",
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: () => setOver(false),
      }),
      autoScrollForElements({ element: scroller.current }),
    );
  }, [column, scroller, state, readOnly]);
  return over;
}
