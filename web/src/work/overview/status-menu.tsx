import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Project, ProjectStatus } from "../../api/client";
import { type ProjectVerb, useProjectActs } from "../project-acts";
import { projectShape } from "../project-status";
import { StatusMark } from "../status-mark";
import styles from "./head.module.css";

/** What can be done with a project in each status. */
const verbs: Record<ProjectStatus, ProjectVerb[]> = {
  planning: ["start", "put-on-hold", "cancel"],
  active: ["complete", "put-on-hold", "cancel"],
  on_hold: ["resume", "complete", "cancel"],
  completed: ["start"],
  cancelled: ["start"],
};

const shapeAfter = {
  start: "in_progress",
  "put-on-hold": "blocked",
  resume: "in_progress",
  complete: "done",
  cancel: "cancelled",
} as const;

export function StatusMenu({ project, mayEdit }: { project: Project; mayEdit: boolean }) {
  const { t } = useTranslation();
  const { go } = useProjectActs(project);
  const word = t(`projects.statuses.${project.status}`);
  const mark = <StatusMark status={projectShape[project.status]} />;
  if (!mayEdit) {
    return (
      <span className={styles.status}>
        {mark}
        {word}
      </span>
    );
  }
  const ended = project.status === "completed" || project.status === "cancelled";
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={mark}
          rightSection={<IconChevronDown size={13} aria-hidden />}
          aria-label={t("overview.statusIs", { status: word })}
        >
          {word}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {verbs[project.status].map((verb) => (
          <Menu.Item
            key={verb}
            leftSection={<StatusMark status={shapeAfter[verb]} />}
            onClick={() => void go(verb)}
          >
            {t(`overview.verbs.${verb === "start" && ended ? "restart" : verb}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
