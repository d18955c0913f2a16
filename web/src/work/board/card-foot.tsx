import { IconCalendar } from "@tabler/icons-react";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import type { Status } from "../../api/client";
import { names, shortDate } from "../../language/dates";
import { Avatars } from "../../people/avatar";
import { nameOf } from "../../people/users";
import { colorOf } from "../label-color";
import type { BoardTask } from "./board-task";
import styles from "./card.module.css";
import { useBoard } from "./context";

/** Labels, due date, points and people: nothing at all when the card has none. */
export function CardFoot({ task, status }: { task: BoardTask; status: Status }) {
  const { t } = useTranslation();
  const { labels, users } = useBoard();
  const people = task.assignee_ids ?? [];
  const own = (task.labels ?? []).flatMap((label) => labels.get(label) ?? []);
  const points = task.story_points ?? undefined;
  if (!own.length && !people.length && !task.due_date && points === undefined) return null;
  return (
    <div className={styles.foot}>
      {own.map((label) => (
        <span
          key={label.name}
          className={styles.label}
          style={{ "--label": colorOf(label.color) } as CSSProperties}
        >
          {label.name}
        </span>
      ))}
      {task.due_date && <Due day={task.due_date} status={status} />}
      {points !== undefined && (
        <span className={styles.points} title={t("board.points", { count: points })}>
          <span aria-hidden>{points}</span>
          <span className="sr-only">{t("board.points", { count: points })}</span>
        </span>
      )}
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

function Due({ day, status }: { day: string; status: Status }) {
  const { t } = useTranslation();
  const { day: shown } = useBoard();
  const late = day < shown && status !== "done" && status !== "cancelled";
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
