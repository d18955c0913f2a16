import { ActionIcon } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { StarButton } from "../people/star-button";
import { useStars } from "../people/stars";
import { useProjects } from "../work/project";
import { inOrder, isShown } from "../work/project-order";
import { useStarredViews } from "../work/views/saved-views";
import { StarredViews } from "../work/views/starred-views";
import { openOverlay } from "./overlay";
import styles from "./sidebar.module.css";

/** One's projects, those with a star first; those that are over are found on the projects screen. */
export function ProjectLinks({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation();
  const { data: projects = [] } = useProjects();
  const starred = useStars("project");
  const views = useStarredViews();
  const shown = inOrder(
    projects.filter((project) => isShown(project, "open")),
    starred,
  );
  if (projects.length === 0) return null;
  return (
    <>
      <div className={styles.group}>
        <h2 className={styles.heading}>{t("frame.projects")}</h2>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          className={styles.add}
          aria-label={t("frame.addProject")}
          title={t("frame.addProject")}
          onClick={() => {
            onLeave();
            openOverlay({ kind: "project" });
          }}
        >
          <IconPlus size={14} stroke={1.8} />
        </ActionIcon>
      </div>
      <ul className={styles.list}>
        {shown.map((project) => (
          <li key={project.id}>
            <div className={styles.project}>
              <Link
                to="/projects/$key/board"
                params={{ key: project.key }}
                className={styles.item}
                onClick={onLeave}
                title={project.name}
                activeOptions={{ includeSearch: false }}
              >
                <span className={styles.badge} aria-hidden>
                  {project.key.slice(0, 2)}
                </span>
                <span className={styles.word}>{project.name}</span>
              </Link>
              <StarButton noun="project" id={project.id} name={project.name} className={styles.star} />
            </div>
            <StarredViews project={project} views={views} onLeave={onLeave} />
          </li>
        ))}
      </ul>
    </>
  );
}
