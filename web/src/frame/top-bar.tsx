import { ActionIcon } from "@mantine/core";
import { IconChevronRight, IconMenu2 } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useProject } from "../work/project";
import { AccountMenu } from "./account-menu";
import { PeopleHere } from "./people-here";
import styles from "./top-bar.module.css";

interface TopBarProps {
  projectKey: string | undefined;
  onMenu: () => void;
}

export function TopBar({ projectKey, onMenu }: TopBarProps) {
  const { t } = useTranslation();
  const { data: project } = useProject(projectKey);
  return (
    <header className={styles.bar}>
      <ActionIcon
        className={styles.menu}
        variant="subtle"
        color="gray"
        size={40}
        aria-label={t("frame.menu")}
        onClick={onMenu}
      >
        <IconMenu2 size={20} stroke={1.6} />
      </ActionIcon>
      <nav aria-label={t("frame.path")} className={styles.path}>
        <Link
          to="/projects"
          activeOptions={{ exact: true }}
          className={projectKey ? styles.parent : styles.here}
        >
          {t("frame.projects")}
        </Link>
        {projectKey && (
          <>
            <IconChevronRight size={14} className={styles.step} aria-hidden />
            <Link to="/projects/$key/board" params={{ key: projectKey }} className={styles.here}>
              {project?.name ?? projectKey}
            </Link>
          </>
        )}
      </nav>
      {project && <PeopleHere topic={`project:${project.id}`} />}
      <AccountMenu />
    </header>
  );
}
