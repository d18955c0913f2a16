import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Project } from "../api/client";
import { Avatar } from "../people/avatar";
import { StarButton } from "../people/star-button";
import { nameOf, useUsers } from "../people/users";
import { useHealth } from "./project-health";
import { Budget, Progress, Trouble, Until } from "./project-parts";
import { projectShape } from "./project-status";
import styles from "./projects-screen.module.css";
import { StatusMark } from "./status-mark";

/** Projects as cards, for those who look more than they compare. */
export function ProjectCards({ projects }: { projects: Project[] }) {
  const { t } = useTranslation();
  const health = useHealth();
  const users = useUsers();
  return (
    <ul className={styles.cards}>
      {projects.map((project) => {
        const status = project.status ?? "planning";
        const owner = project.manager_id ? users.get(project.manager_id) : undefined;
        const known = health(project.id);
        return (
          <li key={project.id} className={styles.card}>
            <p className={styles.cardHead}>
              <Link to="/projects/$key/board" params={{ key: project.key }} className={styles.open}>
                {project.name}
              </Link>
              <span className={styles.star}>
                <StarButton noun="project" id={project.id} name={project.name} />
              </span>
            </p>
            {project.description && <p className={styles.about}>{project.description}</p>}
            <p className={styles.cardFacts}>
              <span>
                <StatusMark status={projectShape[status]} />
                {t(`projects.statuses.${status}`)}
              </span>
              {known && <Trouble health={known} />}
            </p>
            <Progress project={project} />
            <p className={styles.cardFacts}>
              {owner && (
                <span>
                  <Avatar user={owner} size={20} />
                  {nameOf(owner)}
                </span>
              )}
              <Budget project={project} />
              <span className={styles.until} data-late={project.is_overdue || undefined}>
                <Until project={project} />
              </span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
