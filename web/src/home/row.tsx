import { ActionIcon } from "@mantine/core";
import { IconPlayerPlay } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { names, shortDate, today } from "../language/dates";
import { Avatars } from "../people/avatar";
import { nameOf, useUsers } from "../people/users";
import { PriorityMark } from "../work/priority-mark";
import { useProjects } from "../work/project";
import { StatusMark } from "../work/status-mark";
import type { Doing } from "./doing";
import styles from "./home.module.css";
import type { MyTask } from "./sections";
import { waits } from "./sections";
import { Snooze } from "./snooze";

interface RowProps {
  task: MyTask;
  /** Somebody else's task: it is shown, not worked on from here. */
  theirs?: boolean;
  doing: Doing;
  row: object;
}

export const Row = memo(function Row({ task, theirs, doing, row }: RowProps) {
  const { t } = useTranslation();
  const { data: projects } = useProjects();
  const project = projects?.find(({ id }) => id === task.project_id);
  const name = task.reference ?? "";
  const over = task.status === "done";
  return (
    <li className={styles.row} data-over={over || undefined}>
      {theirs ? (
        <span className={styles.state} title={task.state ?? undefined}>
          <StatusMark status={task.status} />
        </span>
      ) : (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={26}
          className={styles.check}
          aria-label={over ? t("home.reopen", { name }) : t("home.complete", { name })}
          title={over ? t("home.reopen", { name }) : t("home.complete", { name })}
          onClick={() => (over ? doing.reopen(task) : doing.complete(task))}
        >
          <StatusMark status={task.status} size={16} />
        </ActionIcon>
      )}
      <span className={styles.priority}>{task.priority && <PriorityMark priority={task.priority} />}</span>
      <span className={styles.key}>{name}</span>
      <span className={styles.name}>
        <Link from="/" to="." search={{ task: task.id }} className={styles.open} {...row}>
          {task.title}
        </Link>
        <Why task={task} />
      </span>
      {theirs && <Whose ids={task.assignee_ids ?? []} />}
      {!theirs && !over && (
        <span className={styles.acts}>
          {task.status === "todo" && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={26}
              aria-label={t("home.start", { name })}
              title={t("home.start", { name })}
              onClick={() => doing.start(task)}
            >
              <IconPlayerPlay size={15} stroke={1.7} />
            </ActionIcon>
          )}
          <Snooze task={task} doing={doing} />
        </span>
      )}
      <span className={styles.project} title={project?.name}>
        {project?.name}
      </span>
      <Due task={task} />
    </li>
  );
});

/** Why the task waits, where it does. */
function Why({ task }: { task: MyTask }) {
  const { t } = useTranslation();
  if (task.status === "done" || !waits(task)) return null;
  const count = task.open_blockers ?? 0;
  const words = count > 0 ? t("home.blockers", { count }) : task.blocked_reason || t("status.blocked");
  return (
    <span className={styles.why} title={words}>
      {words}
    </span>
  );
}

function Whose({ ids }: { ids: number[] }) {
  const { t } = useTranslation();
  const users = useUsers();
  const label = t("board.assigned", { names: names(ids.map((id) => nameOf(users.get(id)))) });
  return (
    <span className={styles.acts} data-shown>
      <Avatars ids={ids} users={users} label={label} size={20} />
    </span>
  );
}

function Due({ task }: { task: MyTask }) {
  const { t } = useTranslation();
  const day = today();
  if (!task.due_date) return <span className={styles.due} />;
  const late = task.due_date < day && task.status !== "done";
  const date = shortDate(task.due_date);
  const words = late ? t("board.overdue", { date }) : t("board.due", { date });
  return (
    <time className={styles.due} dateTime={task.due_date} data-late={late || undefined} title={words}>
      {late && <span className="sr-only">{t("home.overdue")} </span>}
      {task.due_date === day ? t("home.dueToday") : date}
    </time>
  );
}
