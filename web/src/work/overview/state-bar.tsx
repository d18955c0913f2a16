import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { colorOf } from "../label-color";
import { countOf, quoted, useCountsBy } from "../task-counts";
import styles from "./numbers.module.css";

/** Cancelled tasks keep the state they were in, and are no part of the work. */
const KEPT = "not status:cancelled";
const inState = (name: string) => `state:${quoted(name)} ${KEPT}`;

/** The project's tasks by state, as a bar and in words. */
export function StateBar({ project }: { project: Project }) {
  const counts = useCountsBy(project.id, "state", KEPT);
  const of = (name: string) => countOf(counts, name);
  const total = project.workflow.reduce((sum, { name }) => sum + (of(name) ?? 0), 0);
  return (
    <>
      <div className={styles.bar} aria-hidden>
        {project.workflow.map((state) => (
          <span
            key={state.name}
            title={`${state.name}: ${of(state.name) ?? ""}`}
            style={{ flexGrow: total ? of(state.name) : 0, background: colorOf(state.color) }}
          />
        ))}
      </div>
      <ul className={styles.states}>
        {project.workflow.map((state) => (
          <li key={state.name}>
            <Link
              to="/projects/$key/list"
              params={{ key: project.key }}
              search={{ q: inState(state.name) }}
              className={styles.state}
            >
              <span className={styles.dot} style={{ background: colorOf(state.color) }} />
              {state.name}
              <b>{of(state.name) ?? "–"}</b>
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
