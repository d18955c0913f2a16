import { Skeleton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { shortDate, today } from "../language/dates";
import { StatusMark } from "../work/status-mark";
import { useOpenTasks } from "./directory";
import styles from "./person-panel.module.css";

/** What somebody still has to do, the most urgent first. */
export function PersonWork({ id }: { id: number }) {
  const { t } = useTranslation();
  const { data, isPending } = useOpenTasks(id);
  const more = (data?.count ?? 0) - (data?.items.length ?? 0);
  return (
    <section>
      <h3 className={styles.heading}>
        {t("people.tasks")} {data && <span className={styles.quiet}>{data.count}</span>}
      </h3>
      {isPending && <Skeleton height={80} />}
      {data?.items.length === 0 && <p className={styles.quiet}>{t("people.noTasks")}</p>}
      <ul className={styles.list}>
        {data?.items.map((task) => (
          <li key={task.id} className={styles.task}>
            <StatusMark status={task.status} />
            <Link to="/tasks/$reference" params={{ reference: task.reference ?? String(task.id) }}>
              {task.title}
            </Link>
            <span className={styles.due} data-late={(task.due_date && task.due_date < today()) || undefined}>
              {task.due_date ? shortDate(task.due_date) : task.reference}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles.quiet}>{t("people.moreTasks", { count: more })}</p>}
    </section>
  );
}
