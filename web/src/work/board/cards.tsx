import type { BoardTask } from "./board-task";
import { Card } from "./card";
import type { MenuPage } from "./card-menu";
import styles from "./column.module.css";
import { useBoard } from "./context";
import { useCards } from "./use-cards";
import type { Focus } from "./use-carry";

/** What of the whole board concerns single cards. */
export interface Marks {
  focus: Focus | null;
  carried: number | undefined;
  peeked: number | undefined;
  selected: ReadonlySet<number>;
  menu: { id: number; page: MenuPage } | null;
}

interface CardsProps {
  scroller: HTMLElement | null;
  tasks: readonly BoardTask[];
  marks: Marks;
  margin?: number;
}

/** A cell's cards, as far as they are in sight. */
export function Cards({ scroller, tasks, marks, margin }: CardsProps) {
  const { density } = useBoard();
  const { virtualizer, tabStop } = useCards({ scroller, tasks, focus: marks.focus, density, margin });
  return (
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
              style={{ transform: `translateY(${item.start - (margin ?? 0)}px)` }}
            >
              <Card
                task={task}
                stop={task.id === tabStop}
                carried={task.id === marks.carried}
                peeked={task.id === marks.peeked}
                selected={marks.selected.has(task.id)}
                menu={task.id === marks.menu?.id ? marks.menu.page : null}
              />
            </li>
          )
        );
      })}
    </ul>
  );
}
