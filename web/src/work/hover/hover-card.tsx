import { Skeleton, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { today } from "../../language/dates";
import { useUsers } from "../../people/users";
import styles from "../board/card.module.css";
import { Foot } from "../board/card-foot";
import { PARTS } from "../board/display";
import { PriorityMark } from "../priority-mark";
import { useLabels } from "../project";
import { StatusMark } from "../status-mark";
import { useTask, useTaskId } from "../task/task";
import { TypeMark } from "../type-mark";
import hover from "./hover.module.css";

const parts = new Set(PARTS);

/** A task's card, as a board has it, with the word for its state. Nothing where one may not see the task. */
export default function HoverCard({ named }: { named: string }) {
  const { t } = useTranslation();
  const found = useTaskId(named);
  const { data: task, error } = useTask(found.data);
  const labels = useLabels(task?.project_id ?? 0);
  const users = useUsers();
  if (found.error ?? error) return null;
  if (!task) {
    return (
      <Stack className={styles.card} gap={8} role="status" aria-label={t("common.loading")}>
        <Skeleton height={12} width="40%" />
        <Skeleton height={14} />
      </Stack>
    );
  }
  return (
    <div className={styles.card} data-testid="hover-card">
      <div className={styles.top}>
        <StatusMark status={task.status} />
        <TypeMark type={task.task_type} />
        <span className={styles.key}>{task.reference}</span>
        <PriorityMark priority={task.priority} />
        {task.is_blocked && <span className={styles.blocked}>{t("board.blocked")}</span>}
        <span className={hover.state}>{task.state ?? t(`status.${task.status}`)}</span>
      </div>
      <span className={hover.title}>{task.title}</span>
      <Foot task={task} labels={labels} users={users} parts={parts} day={today()} />
    </div>
  );
}
