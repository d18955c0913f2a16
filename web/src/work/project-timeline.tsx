import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Project } from "../api/client";
import { dayAfter, shortDate, shortMonth, today } from "../language/dates";
import { projectShape } from "./project-status";
import styles from "./projects-screen.module.css";
import { StatusMark } from "./status-mark";
import { timelineOf } from "./timeline";

/** When it began and when it ends: as it was, or else as it is planned. */
const spanOf = ({ start_date, end_date, actual_start_date, actual_end_date }: Project) => ({
  start: actual_start_date ?? start_date ?? end_date,
  end: actual_end_date ?? end_date ?? start_date,
});

const share = (value: number) => `${value * 100}%`;

/** Projects along the months; those without a date stand below. */
export function ProjectTimeline({ projects }: { projects: Project[] }) {
  const { t } = useTranslation();
  const now = today();
  const dated = projects.filter((project) => spanOf(project).start);
  const undated = projects.filter((project) => !spanOf(project).start);
  const days = dated.flatMap((project) => Object.values(spanOf(project)).filter((day) => day != null));
  const line = timelineOf([...days, now]);
  const wide = { minWidth: 220 + line.months.length * 84 };
  return (
    <div className={styles.timeline}>
      <div style={wide}>
        <div className={styles.months} aria-hidden>
          {line.months.map(({ day, width }) => (
            <span key={day} style={{ width: share(width) }}>
              {shortMonth(day)}
            </span>
          ))}
        </div>
        <ul className={styles.spans}>
          {dated.map((project) => (
            <li key={project.id} className={styles.span}>
              <Name project={project} />
              <span className={styles.track}>
                <Bar project={project} at={line.at} />
                <span className={styles.now} style={{ insetInlineStart: share(line.at(now)) }} aria-hidden />
              </span>
            </li>
          ))}
        </ul>
      </div>
      {undated.length > 0 && (
        <>
          <h2 className={styles.undated}>{t("projects.undated")}</h2>
          <ul className={styles.spans}>
            {undated.map((project) => (
              <li key={project.id} className={styles.span}>
                <Name project={project} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Name({ project }: { project: Project }) {
  return (
    <span className={styles.spanName}>
      <StatusMark status={projectShape[project.status ?? "planning"]} />
      <Link to="/projects/$key/board" params={{ key: project.key }}>
        {project.name}
      </Link>
    </span>
  );
}

function Bar({ project, at }: { project: Project; at: (day: string) => number }) {
  const { t } = useTranslation();
  const { start, end } = spanOf(project);
  if (!start || !end) return null;
  const from = at(start);
  const words = t("projects.span", { start: shortDate(start), end: shortDate(end) });
  const done = t("projects.done", { done: project.done_count, total: project.task_count });
  return (
    <span
      className={styles.spanBar}
      role="img"
      aria-label={`${words}, ${done}`}
      title={`${words}, ${done}`}
      data-late={project.is_overdue || undefined}
      style={{ insetInlineStart: share(from), width: share(at(dayAfter(end, 1)) - from) }}
    >
      <span style={{ width: share(project.progress ?? 0) }} />
    </span>
  );
}
