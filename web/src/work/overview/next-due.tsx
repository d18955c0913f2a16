import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { answer, api, type Project, type Task } from "../../api/client";
import { list } from "../../data/keys";
import { names, shortDate } from "../../language/dates";
import { Avatars } from "../../people/avatar";
import { nameOf, useUsers } from "../../people/users";
import { StatusMark } from "../status-mark";
import { OPEN } from "../task-counts";
import styles from "./overview-screen.module.css";
import { Panel } from "./panel";

const SHOWN = 6;
const q = `due!=none ${OPEN}`;
const sort = "due_date,rank";

function useNextDue(projectId: number) {
  const question = {
    project_id: [projectId],
    q,
    sort,
    limit: SHOWN,
    fields: "id,reference,title,status,state,due_date,is_overdue,assignee_ids",
  };
  return useQuery({
    queryKey: list("task", question),
    queryFn: () => answer(api.GET("/api/tasks", { params: { query: question } })),
  });
}

/** What is to be ready first. */
export function NextDue({ project }: { project: Project }) {
  const { t } = useTranslation();
  const { data, isPending } = useNextDue(project.id);
  return (
    <Panel
      title={t("overview.nextDue")}
      aside={
        data?.next && (
          <Link
            to="/projects/$key/list"
            params={{ key: project.key }}
            search={{ q, sort: "due_date" }}
            className={styles.more}
          >
            {t("overview.all")}
          </Link>
        )
      }
    >
      {isPending && <Skeleton height={120} m={16} width="auto" />}
      {data?.items.length === 0 && <p className={styles.none}>{t("overview.nothingDue")}</p>}
      <ul className={styles.rows}>
        {data?.items.map((task) => (
          <DueTask key={task.id} task={task} />
        ))}
      </ul>
    </Panel>
  );
}

function DueTask({ task }: { task: Task }) {
  const { t } = useTranslation();
  const users = useUsers();
  const who = task.assignee_ids ?? [];
  return (
    <li>
      <Link
        to="/tasks/$reference"
        params={{ reference: task.reference ?? String(task.id) }}
        className={styles.task}
      >
        <span title={task.state ?? undefined} className={styles.mark}>
          <StatusMark status={task.status} />
        </span>
        <span className={styles.reference}>{task.reference}</span>
        <span className={styles.title}>{task.title}</span>
        {who.length > 0 && (
          <Avatars
            ids={who}
            users={users}
            label={t("board.assigned", { names: names(who.map((id) => nameOf(users.get(id)))) })}
          />
        )}
        <span className={styles.due} data-late={task.is_overdue || undefined}>
          {task.due_date &&
            (task.is_overdue
              ? t("overview.late", { date: shortDate(task.due_date) })
              : shortDate(task.due_date))}
        </span>
      </Link>
    </li>
  );
}
