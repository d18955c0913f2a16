import { type CSSProperties, type MouseEvent, memo, useRef } from "react";
import type { Status } from "../../api/client";
import { PriorityMark } from "../priority-mark";
import { TypeMark } from "../type-mark";
import type { BoardTask } from "./board-task";
import styles from "./card.module.css";
import { CardFoot } from "./card-foot";
import { CardMenu } from "./card-menu";
import { useBoard } from "./context";
import { keyOf } from "./use-actions";
import { useCardDrag } from "./use-card-drag";

interface CardProps {
  task: BoardTask;
  status: Status;
  /** Whether Tab stops here. */
  stop: boolean;
  carried: boolean;
  peeked: boolean;
  onOpen: (id: number) => void;
}

export const Card = memo(function Card({ task, status, stop, carried, peeked, onOpen }: CardProps) {
  const { project, readOnly } = useBoard();
  const card = useRef<HTMLElement>(null);
  const saved = task.id > 0;
  const { dragging, edge } = useCardDrag(card, task.id, saved && !readOnly);
  const name = keyOf(project, task);
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (saved) onOpen(task.id);
  };
  return (
    <article
      ref={card}
      className={styles.card}
      data-task={name}
      data-dragging={dragging || undefined}
      data-carried={carried || undefined}
      data-peeked={peeked || undefined}
      data-new={!saved || undefined}
      data-edge={edge ?? undefined}
      style={{ "--card-cursor": readOnly ? "pointer" : "grab" } as CSSProperties}
    >
      <div className={styles.top}>
        {task.task_type && <TypeMark type={task.task_type} />}
        <span className={styles.key}>{name}</span>
        {task.priority && <PriorityMark priority={task.priority} />}
      </div>
      {/* A plain link, not the router's: that one would watch the address from every card. */}
      <a
        href={`/projects/${project.key}/board?task=${task.id}`}
        className={styles.title}
        data-card-link={task.id}
        tabIndex={stop ? 0 : -1}
        aria-describedby="card-hint"
        draggable={false}
        onClick={open}
      >
        {task.title}
      </a>
      <CardFoot task={task} status={status} />
      {saved && <CardMenu task={task} name={name} stop={stop} onOpen={onOpen} />}
    </article>
  );
});
