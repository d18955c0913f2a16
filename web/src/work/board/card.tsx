import { type CSSProperties, type MouseEvent, memo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { PriorityMark } from "../priority-mark";
import { StatusMark } from "../status-mark";
import { TypeMark } from "../type-mark";
import type { BoardTask } from "./board-task";
import styles from "./card.module.css";
import { CardFoot } from "./card-foot";
import { CardMenu, type MenuPage } from "./card-menu";
import { useBoard } from "./context";
import { keyOf } from "./use-actions";
import { useCardDrag } from "./use-card-drag";

interface CardProps {
  task: BoardTask;
  /** Whether Tab stops here. */
  stop: boolean;
  carried: boolean;
  peeked: boolean;
  selected: boolean;
  /** The part of its menu that is open. */
  menu: MenuPage | null;
}

export const Card = memo(function Card({ task, stop, carried, peeked, selected, menu }: CardProps) {
  const { project, readOnly, density, open, select } = useBoard();
  const card = useRef<HTMLElement>(null);
  const saved = task.id > 0;
  const { dragging, edge } = useCardDrag(card, task.id, saved && !readOnly);
  const name = keyOf(project, task);
  const click = (event: MouseEvent) => {
    event.preventDefault();
    if (!saved) return;
    if (event.shiftKey) select(task.id, "through");
    else if (event.metaKey || event.ctrlKey) select(task.id, "one");
    else open(task.id);
  };
  return (
    <article
      ref={card}
      className={styles.card}
      data-task={name}
      data-density={density}
      data-dragging={dragging || undefined}
      data-carried={carried || undefined}
      data-peeked={peeked || undefined}
      data-selected={selected || undefined}
      data-new={!saved || undefined}
      data-edge={edge ?? undefined}
      style={{ "--card-cursor": readOnly ? "pointer" : "grab" } as CSSProperties}
    >
      <Top task={task} name={name} selected={selected} />
      {/* A plain link, not the router's: that one would watch the address from every card. */}
      <a
        href={`/projects/${project.key}/board?task=${task.id}`}
        className={styles.title}
        data-card-link={task.id}
        tabIndex={stop ? 0 : -1}
        aria-describedby="card-hint"
        draggable={false}
        onClick={click}
      >
        {task.title}
      </a>
      <CardFoot task={task} />
      {saved && <CardMenu task={task} name={name} stop={stop} page={menu} />}
    </article>
  );
});

interface TopProps {
  task: BoardTask;
  name: string;
  selected: boolean;
}

function Top({ task, name, selected }: TopProps) {
  const { t } = useTranslation();
  const { parts, grid } = useBoard();
  return (
    <div className={styles.top}>
      {selected && <span className="sr-only">{t("board.selected")}</span>}
      {grid.group !== "state" && task.status && (
        <span role="img" aria-label={task.state ?? task.status} title={task.state ?? task.status}>
          <StatusMark status={task.status} />
        </span>
      )}
      {parts.has("type") && task.task_type && <TypeMark type={task.task_type} />}
      {parts.has("key") && <span className={styles.key}>{name}</span>}
      {parts.has("priority") && task.priority && <PriorityMark priority={task.priority} />}
      {task.is_blocked && <span className={styles.blocked}>{t("board.blocked")}</span>}
    </div>
  );
}
