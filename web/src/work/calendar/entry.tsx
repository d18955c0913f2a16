import { IconAlertCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { StatusMark } from "../status-mark";
import styles from "./calendar.module.css";
import type { CalendarTask } from "./tasks";

/** A task in the calendar: how it stands by shape, colour and word. */
export function Entry({ task }: { task: CalendarTask }) {
  const { t } = useTranslation();
  return (
    <span
      className={styles.entry}
      data-hover-task={task.id}
      data-status={task.status}
      data-late={task.is_overdue || undefined}
    >
      <StatusMark status={task.status} size={12} />
      <span className={styles.entryTitle}>{task.title}</span>
      {task.is_overdue ? (
        <span className={styles.late}>
          <IconAlertCircle size={13} aria-hidden />
          <span className={styles.word}>{t("calendar.overdue")}</span>
        </span>
      ) : (
        <span className={styles.word}>{task.state}</span>
      )}
    </span>
  );
}
