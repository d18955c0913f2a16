import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Priority, Project, Status } from "../api/client";
import { names, shortDate } from "../language/dates";
import { Avatars } from "../people/avatar";
import { nameOf, useUsers } from "../people/users";
import { PriorityMark } from "./priority-mark";
import styles from "./projects-screen.module.css";
import { StatusMark } from "./status-mark";

const shape: Record<string, Status> = {
  planning: "todo",
  active: "in_progress",
  on_hold: "blocked",
  completed: "done",
  cancelled: "cancelled",
};

const priorities: Record<string, Priority> = {
  lowest: "lowest",
  low: "low",
  medium: "medium",
  high: "high",
  highest: "highest",
  urgent: "highest",
  critical: "highest",
};

export function ProjectRows({ projects }: { projects: Project[] }) {
  return (
    <ul className={styles.rows}>
      {projects.map((project) => (
        <ProjectRow key={project.id} project={project} />
      ))}
    </ul>
  );
}

function ProjectRow({ project }: { project: Project }) {
  const { t } = useTranslation();
  const users = useUsers();
  const status = project.status ?? "planning";
  const priority = priorities[project.priority ?? ""];
  const members = (project.members ?? []).map((member) => member.user_id);
  return (
    <li>
      <Link to="/projects/$key/board" params={{ key: project.key }} className={styles.row}>
        <span className={styles.key}>{project.key}</span>
        <span className={styles.name}>
          <span className={styles.nameText}>{project.name}</span>
          {project.description && <span className={styles.about}>{project.description}</span>}
        </span>
        <span className={styles.priority}>{priority && <PriorityMark priority={priority} />}</span>
        <span className={styles.status}>
          <StatusMark status={shape[status]} />
          {t(`projects.statuses.${status}` as "projects.statuses.active", { defaultValue: status })}
        </span>
        <Progress project={project} />
        <span className={styles.people}>
          {members.length > 0 && (
            <Avatars
              ids={members}
              users={users}
              size={22}
              label={`${t("projects.members")}: ${names(members.map((id) => nameOf(users.get(id))))}`}
            />
          )}
        </span>
      </Link>
    </li>
  );
}

/** How much is done, and until when the rest is to be. */
function Progress({ project }: { project: Project }) {
  const { t } = useTranslation();
  const { done_count: done, task_count: total, end_date: end, actual_end_date: ended } = project;
  const words = t("projects.done", { done, total });
  return (
    <span className={styles.progress}>
      <span className={styles.bar} role="img" aria-label={words} title={words}>
        <span
          style={{ width: total ? `${(done / total) * 100}%` : 0 }}
          data-all={done === total || undefined}
        />
      </span>
      <span className={styles.until} data-late={project.is_overdue || undefined}>
        {ended && t("projects.ended", { date: shortDate(ended) })}
        {!ended && end && t("projects.due", { date: shortDate(end) })}
      </span>
    </span>
  );
}
