import { Skeleton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { money, number, percent } from "../../language/numbers";
import { useMe } from "../../people/session";
import { seesMoney } from "../may";
import { useTaskCounts } from "../task-counts";
import styles from "./numbers.module.css";
import { Panel } from "./panel";
import { NoTasks, StateBar } from "./state-bar";
import { useTotals } from "./totals";

const queries = [
  "status:in_progress,in_review,testing",
  "is_overdue:true",
  "is_blocked:true or status:blocked",
];

/** How it goes: each number leads to the tasks that it counts. */
export function Numbers({ project }: { project: Project }) {
  const { t } = useTranslation();
  const costs = seesMoney(useMe());
  const [underWay, overdue, blocked] = useTaskCounts(project.id, queries);
  const { task_count: total, done_count: done, ...sums } = useTotals(project, costs);
  const estimate = project.estimated_hours;
  return (
    <Panel
      title={t("overview.progress")}
      aside={
        <span className={styles.share}>
          {total > 0 && t("overview.doneShare", { share: percent(sums.progress) })}
        </span>
      }
    >
      {total > 0 ? <StateBar project={project} /> : <NoTasks projectKey={project.key} />}
      <div className={styles.numbers}>
        <Figure project={project} q="status:done" label={t("overview.done")}>
          {number(done)} <small>{t("overview.of", { total: number(total) })}</small>
        </Figure>
        <Figure project={project} q={queries[0]} label={t("overview.underWay")} count={underWay} />
        <Figure
          project={project}
          q={queries[1]}
          label={t("overview.overdue")}
          count={overdue}
          tone="danger"
        />
        <Figure
          project={project}
          q={queries[2]}
          label={t("overview.blocked")}
          count={blocked}
          tone="danger"
        />
        <Figure project={project} q="actual_hours>0" label={t("overview.hours")}>
          {t("overview.hoursValue", { hours: number(sums.actual_hours) })}{" "}
          {estimate != null && <small>{t("overview.of", { total: number(estimate) })}</small>}
        </Figure>
        {costs && project.budget != null && (
          <div className={styles.figure}>
            <span className={styles.label}>{t("overview.spent")}</span>
            <span className={styles.value} data-tone={sums.is_over_budget ? "danger" : undefined}>
              {money(sums.actual_cost, project.currency)}{" "}
              <small>{t("overview.of", { total: money(project.budget, project.currency) })}</small>
            </span>
          </div>
        )}
      </div>
    </Panel>
  );
}

interface FigureProps {
  project: Project;
  q?: string;
  label: string;
  count?: number;
  /** How a number above nought is coloured. */
  tone?: "danger";
  children?: ReactNode;
}

function Figure({ project, q, label, count, tone, children }: FigureProps) {
  return (
    <Link to="/projects/$key/list" params={{ key: project.key }} search={{ q }} className={styles.figure}>
      <span className={styles.label}>{label}</span>
      <span className={styles.value} data-tone={count ? tone : undefined}>
        {children ??
          (count === undefined ? <Skeleton height={20} width={24} component="span" /> : number(count))}
      </span>
    </Link>
  );
}
