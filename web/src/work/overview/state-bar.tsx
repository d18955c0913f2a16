import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { colorOf } from "../label-color";
import { quoted, useTaskCounts } from "../task-counts";
import styles from "./numbers.module.css";

/** Cancelled tasks keep the state they were in, and are no part of the work. */
const inState = (name: string) => `state:${quoted(name)} not status:cancelled`;

/** The project's tasks by state, as a bar and in words. */
export function StateBar({ project }: { project: Project }) {
  const counts = useTaskCounts(
    project.id,
    project.workflow.map(({ name }) => inState(name)),
  );
  const total = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return (
    <>
      <div className={styles.bar} aria-hidden>
        {project.workflow.map((state, at) => (
          <span
            key={state.name}
            title={`${state.name}: ${counts[at] ?? ""}`}
            style={{ flexGrow: total ? (counts[at] ?? 0) : 0, background: colorOf(state.color) }}
          />
        ))}
      </div>
      <ul className={styles.states}>
        {project.workflow.map((state, at) => (
          <li key={state.name}>
            <Link
              to="/projects/$key/list"
              params={{ key: project.key }}
              search={{ q: inState(state.name) }}
              className={styles.state}
            >
              <span className={styles.dot} style={{ background: colorOf(state.color) }} />
              {state.name}
              <b>{counts[at] ?? "–"}</b>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

export function NoTasks({ projectKey }: { projectKey: string }) {
  const { t } = useTranslation();
  return (
    <p className={styles.none}>
      {t("overview.noTasks")}{" "}
      <Link to="/projects/$key/board" params={{ key: projectKey }}>
        {t("overview.toBoard")}
      </Link>
    </p>
  );
}
