import { UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconArrowDown, IconHandStop } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Project } from "../api/client";
import { shortDate } from "../language/dates";
import { Avatar } from "../people/avatar";
import { StarButton } from "../people/star-button";
import { nameOf, useUsers } from "../people/users";
import { PriorityMark } from "./priority-mark";
import { type Health, useHealth } from "./project-health";
import { PROJECT_SORTS, type ProjectSort } from "./project-order";
import { projectShape } from "./project-status";
import styles from "./projects-screen.module.css";
import { StatusMark } from "./status-mark";

interface ProjectRowsProps {
  projects: Project[];
  sort: ProjectSort;
  onSort: (sort: ProjectSort) => void;
}

const COLUMNS = ["name", "status", "health", "progress", "owner", "end"] as const;
const isSort = (column: string): column is ProjectSort =>
  (PROJECT_SORTS as readonly string[]).includes(column);

export function ProjectRows({ projects, sort, onSort }: ProjectRowsProps) {
  const { t } = useTranslation();
  const health = useHealth();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>
            <span className="sr-only">{t("projects.starred")}</span>
          </th>
          {COLUMNS.map((column) => (
            <th key={column} aria-sort={column === sort ? "ascending" : undefined} data-column={column}>
              {isSort(column) ? (
                <UnstyledButton className={styles.sort} onClick={() => onSort(column)}>
                  {t(`projects.columns.${column}`)}
                  {column === sort && <IconArrowDown size={12} aria-hidden />}
                </UnstyledButton>
              ) : (
                t(`projects.columns.${column}`)
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {projects.map((project) => (
          <ProjectRow
            key={project.id}
            project={project}
            health={health && (health.get(project.id) ?? fine)}
          />
        ))}
      </tbody>
    </table>
  );
}

const fine: Health = { overdue: 0, blocked: 0 };

function ProjectRow({ project, health }: { project: Project; health: Health | undefined }) {
  const { t } = useTranslation();
  const users = useUsers();
  const status = project.status ?? "planning";
  const owner = project.manager_id ? users.get(project.manager_id) : undefined;
  return (
    <tr className={styles.row}>
      <td className={styles.star}>
        <StarButton noun="project" id={project.id} name={project.name} />
      </td>
      <td className={styles.name}>
        <Link to="/projects/$key/board" params={{ key: project.key }} className={styles.open}>
          {project.name}
        </Link>{" "}
        <span className={styles.key}>{project.key}</span>
        {project.description && <span className={styles.about}>{project.description}</span>}
      </td>
      <td className={styles.status}>
        <span>
          <StatusMark status={projectShape[status]} />
          {t(`projects.statuses.${status}`)}
          {project.priority && <PriorityMark priority={project.priority} />}
        </span>
      </td>
      <td className={styles.health}>{health && <Trouble health={health} />}</td>
      <td className={styles.progress}>
        <Progress project={project} />
      </td>
      <td className={styles.owner}>
        {owner && (
          <span>
            <Avatar user={owner} size={20} />
            {nameOf(owner)}
          </span>
        )}
      </td>
      <td className={styles.until} data-late={project.is_overdue || undefined}>
        <Until project={project} />
      </td>
    </tr>
  );
}

function Trouble({ health: { overdue, blocked } }: { health: Health }) {
  const { t } = useTranslation();
  if (overdue + blocked === 0) return <span className={styles.fine}>{t("projects.healthy")}</span>;
  return (
    <span className={styles.trouble}>
      {overdue > 0 && (
        <span data-tone="late">
          <IconAlertTriangle size={13} aria-hidden />
          {t("projects.overdue", { count: overdue })}
        </span>
      )}
      {blocked > 0 && (
        <span>
          <IconHandStop size={13} aria-hidden />
          {t("projects.blocked", { count: blocked })}
        </span>
      )}
    </span>
  );
}

function Progress({ project }: { project: Project }) {
  const { t } = useTranslation();
  const { done_count: done, task_count: total } = project;
  const words = t("projects.done", { done, total });
  return (
    <span className={styles.measure} title={words}>
      <span className={styles.bar} role="img" aria-label={words}>
        <span
          style={{ width: total ? `${(done / total) * 100}%` : 0 }}
          data-all={(total > 0 && done === total) || undefined}
        />
      </span>
      <span aria-hidden>
        {done}/{total}
      </span>
    </span>
  );
}

/** Until when it is to be done, or when it was. */
function Until({ project }: { project: Project }) {
  const { t } = useTranslation();
  const { start_date: start, end_date: end, actual_end_date: ended } = project;
  if (ended) return t("projects.ended", { date: shortDate(ended) });
  if (!end) return null;
  return (
    <span title={start ? `${shortDate(start)} – ${shortDate(end)}` : undefined}>
      {t("projects.due", { date: shortDate(end) })}
    </span>
  );
}
