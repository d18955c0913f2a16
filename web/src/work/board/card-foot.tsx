import { IconCalendar, IconClock, IconMessage } from "@tabler/icons-react";
import type { CSSProperties, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { names, shortDate } from "../../language/dates";
import { number } from "../../language/numbers";
import { Avatars } from "../../people/avatar";
import { nameOf } from "../../people/users";
import { colorOf } from "../label-color";
import type { BoardTask } from "./board-task";
import styles from "./card.module.css";
import { type BoardValue, useBoard } from "./context";

type FootProps = Pick<BoardValue, "labels" | "users" | "parts" | "day"> & { task: BoardTask };

/** As the board arranges it. */
export function CardFoot({ task }: { task: BoardTask }) {
  const { labels, users, parts, day } = useBoard();
  return <Foot task={task} labels={labels} users={users} parts={parts} day={day} />;
}

/** Labels, due date, numbers and people: nothing at all when the card has none. */
export function Foot({ task, labels, users, parts, day }: FootProps) {
  const { t } = useTranslation();
  const people = parts.has("people") ? (task.assignee_ids ?? []) : [];
  const own = parts.has("labels") ? (task.labels ?? []).flatMap((label) => labels.get(label) ?? []) : [];
  const due = parts.has("due") ? task.due_date : null;
  const points = parts.has("points") ? task.story_points : null;
  const hours = parts.has("estimate") ? task.estimated_hours : null;
  const comments = parts.has("comments") ? task.comment_count : 0;
  if (!own.length && !people.length && !due && points == null && hours == null && !comments) return null;
  return (
    <div className={styles.foot}>
      <div className={styles.facts}>
        {own.map((label) => (
          <span
            key={label.name}
            className={styles.label}
            style={{ "--label": colorOf(label.color) } as CSSProperties}
          >
            {label.name}
          </span>
        ))}
        <span className={styles.figures}>
          {due && <Due day={due} task={task} shown={day} />}
          {points != null && (
            <Figure words={t("board.points", { count: points })}>{number(points, 2)}</Figure>
          )}
          {hours != null && (
            <Figure words={t("board.estimate", { count: hours })} icon={<IconClock size={12} stroke={1.7} />}>
              {number(hours, 2)}
            </Figure>
          )}
          {!!comments && (
            <Figure
              words={t("board.comments", { count: comments })}
              icon={<IconMessage size={12} stroke={1.7} />}
            >
              {comments}
            </Figure>
          )}
        </span>
      </div>
      {people.length > 0 && (
        <span className={styles.people}>
          <Avatars
            ids={people}
            users={users}
            label={t("board.assigned", { names: names(people.map((id) => nameOf(users.get(id)))) })}
          />
        </span>
      )}
    </div>
  );
}

function Figure({ words, icon, children }: { words: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={styles.points} title={words}>
      <span aria-hidden className={styles.figure}>
        {icon}
        {children}
      </span>
      <span className="sr-only">{words}</span>
    </span>
  );
}

function Due({ day, task, shown }: { day: string; task: BoardTask; shown: string }) {
  const { t } = useTranslation();
  const late = day < shown && task.status !== "done" && task.status !== "cancelled";
  const date = shortDate(day);
  const words = late ? t("board.overdue", { date }) : t("board.due", { date });
  return (
    <span className={styles.due} data-late={late || undefined} title={words}>
      <IconCalendar size={12} stroke={1.7} aria-hidden />
      <span className="sr-only">{words}</span>
      <span aria-hidden>{date}</span>
    </span>
  );
}
