import { UnstyledButton } from "@mantine/core";
import { IconArrowDown } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Project } from "../api/client";
import { Avatar } from "../people/avatar";
import { StarButton } from "../people/star-button";
import { nameOf, useUsers } from "../people/users";
import { PriorityMark } from "./priority-mark";
import { type Health, useHealth } from "./project-health";
import { PROJECT_SORTS, type ProjectSort } from "./project-order";
import { Budget, hasMoney, Progress, Trouble, Until } from "./project-parts";
import { projectShape } from "./project-status";
import styles from "./projects-screen.module.css";
import { StatusMark } from "./status-mark";

interface ProjectRowsProps {
  projects: Project[];
  sort: ProjectSort;
  onSort: (sort: ProjectSort) => void;
}

const COLUMNS = ["name", "status", "health", "progress", "budget", "owner", "end"] as const;
const isSort = (column: string): column is ProjectSort =>
  (PROJECT_SORTS as readonly string[]).includes(column);

export function ProjectRows({ projects, sort, onSort }: ProjectRowsProps) {
  const { t } = useTranslation();
  const health = useHealth();
  // Whoever does not see money is not shown an empty column.
  const columns = COLUMNS.filter((column) => column !== "budget" || projects.some(hasMoney));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>
            <span className="sr-only">{t("projects.starred")}</span>
          </th>
          {columns.map((column) => (
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
            health={health(project.id)}
            money={columns.includes("budget")}
          />
        ))}
      </tbody>
    </table>
  );
}

interface ProjectRowProps {
  project: Project;
  health: Health | undefined;
  money: boolean;
}

function ProjectRow({ project, health, money }: ProjectRowProps) {
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
        <Link to="/projects/$key/board" params={{ key: project.key }} className={styles.open} data-project>
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
      {money && (
        <td className={styles.budget}>
          <Budget project={project} />
        </td>
      )}
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
