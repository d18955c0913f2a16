import { ActionIcon } from "@mantine/core";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconStack2 } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useProjects } from "../work/project";
import icon from "./icon.svg";
import styles from "./sidebar.module.css";

interface SidebarProps {
  collapsed: boolean;
  open: boolean;
  onCollapse: () => void;
  onLeave: () => void;
}

export function Sidebar({ collapsed, open, onCollapse, onLeave }: SidebarProps) {
  const { t } = useTranslation();
  const label = collapsed ? t("frame.expand") : t("frame.collapse");
  const Fold = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav
      className={styles.sidebar}
      data-collapsed={collapsed || undefined}
      data-open={open || undefined}
      aria-label={t("frame.main")}
    >
      <div className={styles.workspace}>
        <img src={icon} alt="" width={22} height={22} />
        <span className={styles.word}>{t("app")}</span>
        <ActionIcon
          className={styles.fold}
          variant="subtle"
          color="gray"
          size="md"
          aria-label={label}
          title={label}
          onClick={onCollapse}
        >
          <Fold size={17} stroke={1.6} />
        </ActionIcon>
      </div>
      <Link
        to="/projects"
        activeOptions={{ exact: true }}
        className={styles.item}
        onClick={onLeave}
        title={t("frame.allProjects")}
      >
        <IconStack2 size={17} stroke={1.6} aria-hidden />
        <span className={styles.word}>{t("frame.allProjects")}</span>
      </Link>
      <ProjectLinks onLeave={onLeave} />
    </nav>
  );
}

function ProjectLinks({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation();
  const { data: projects = [] } = useProjects();
  if (projects.length === 0) return null;
  return (
    <>
      <h2 className={styles.heading}>{t("frame.projects")}</h2>
      <ul className={styles.list}>
        {projects.map((project) => (
          <li key={project.id}>
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
          </li>
        ))}
      </ul>
    </>
  );
}
