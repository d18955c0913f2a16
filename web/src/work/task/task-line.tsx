import { CloseButton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { names, shortDate } from "../../language/dates";
import { Avatars } from "../../people/avatar";
import { nameOf, useUsers } from "../../people/users";
import { StatusMark } from "../status-mark";
import type { TaskRow } from "./task";
import styles from "./task.module.css";

interface TaskLineProps {
  row: TaskRow;
  /** Completes it or takes it up again; without it the status only shows. */
  onTick?: () => void;
  onRemove?: () => void;
  removeLabel?: string;
}

/** Another task in one line. One that the server does not know yet has a negative id and leads nowhere. */
export function TaskLine({ row, onTick, onRemove, removeLabel }: TaskLineProps) {
  const { t } = useTranslation();
  const users = useUsers();
  const done = row.status === "done" || row.status === "cancelled";
  const people = row.assignee_ids ?? [];
  const mark = <StatusMark status={row.status} />;
  return (
    <li className={styles.item}>
      {onTick && row.id > 0 ? (
        <button
          type="button"
          className={styles.mark}
          aria-pressed={done}
          aria-label={t("task.complete", { name: row.title })}
          title={t(`task.statuses.${row.status}`)}
          onClick={onTick}
        >
          {mark}
        </button>
      ) : (
        <span className={styles.mark} role="img" aria-label={t(`task.statuses.${row.status}`)}>
          {mark}
        </span>
      )}
      <span className={styles.reference}>{row.reference}</span>
      {row.reference ? (
        <Link
          to="/tasks/$reference"
          params={{ reference: row.reference }}
          className={styles.lineTitle}
          data-done={done || undefined}
        >
          {row.title}
        </Link>
      ) : (
        <span className={styles.lineTitle}>{row.title}</span>
      )}
      {row.due_date && !done && <span className={styles.quiet}>{shortDate(row.due_date)}</span>}
      {people.length > 0 && (
        <Avatars
          ids={people}
          users={users}
          size={18}
          label={t("board.assigned", { names: names(people.map((id) => nameOf(users.get(id)))) })}
        />
      )}
      {onRemove && (
        <CloseButton size="sm" className={styles.quietButton} aria-label={removeLabel} onClick={onRemove} />
      )}
    </li>
  );
}
