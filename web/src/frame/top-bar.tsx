import { ActionIcon, Button } from "@mantine/core";
import { IconMenu2, IconPlus } from "@tabler/icons-react";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useProject } from "../work/project";
import { AccountMenu } from "./account-menu";
import { openOverlay } from "./overlay";
import { PeopleHere } from "./people-here";
import { useAlong, VIEWS } from "./places";
import styles from "./top-bar.module.css";
import { Whereabouts } from "./whereabouts";

export function TopBar({ onMenu }: { onMenu: () => void }) {
  const { t } = useTranslation();
  const { key, reference } = useParams({ strict: false });
  const { data: project } = useProject(key ?? reference?.split("-")[0]);
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
      <Whereabouts project={project ?? undefined} />
      {key && <Views projectKey={key} />}
      {project && <PeopleHere topic={`project:${project.id}`} />}
      <Button
        className={styles.new}
        size="compact-sm"
        leftSection={<IconPlus size={15} stroke={2} />}
        title={t("frame.newTask")}
        onClick={() => openOverlay({ kind: "task", projectId: project?.id })}
      >
        {t("frame.new")}
      </Button>
      <AccountMenu />
    </header>
  );
}

/** The ways to look at a project. The filter and the open task go along, the rest of the address does not. */
function Views({ projectKey }: { projectKey: string }) {
  const { t } = useTranslation();
  const along = useAlong();
  return (
    <nav aria-label={t("frame.views")} className={styles.views}>
      {VIEWS.map(({ to, key, filtered, Icon }) => (
        <Link
          key={to}
          to={to}
          params={{ key: projectKey }}
          search={filtered ? along : {}}
          activeOptions={{ exact: true, includeSearch: false }}
          className={styles.view}
          title={t(key)}
        >
          <Icon size={15} stroke={1.7} aria-hidden />
          <span>{t(key)}</span>
        </Link>
      ))}
    </nav>
  );
}
