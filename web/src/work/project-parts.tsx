// What is shown of a project in a row as on a card: how it goes, how far it is, what it costs, until when.
import { IconAlertTriangle, IconHandStop } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Project } from "../api/client";
import { shortDate } from "../language/dates";
import { money } from "../language/numbers";
import type { Health } from "./project-health";
import styles from "./projects-screen.module.css";

export function Trouble({ health: { overdue, blocked } }: { health: Health }) {
  const { t } = useTranslation();
  if (overdue + blocked === 0) return <span className={styles.fine}>{t("projects.healthy")}</span>;
  return (
    <span className={styles.trouble}>
      {overdue > 0 && (
        <span data-tone="late">
          <IconAlertTriangle size={13} aria-hidden />
          {t("projects.overdue", { count: overdue })}
        </span>
      )}
      {blocked > 0 && (
        <span>
          <IconHandStop size={13} aria-hidden />
          {t("projects.blocked", { count: blocked })}
        </span>
      )}
    </span>
  );
}

export function Progress({ project }: { project: Project }) {
  const { t } = useTranslation();
  const { done_count: done, task_count: total } = project;
  const words = t("projects.done", { done, total });
  return (
    <span className={styles.measure} title={words}>
      <span className={styles.bar} role="img" aria-label={words}>
        <span
          style={{ width: total ? `${(done / total) * 100}%` : 0 }}
          data-all={(total > 0 && done === total) || undefined}
        />
      </span>
      <span aria-hidden>
        {done}/{total}
      </span>
    </span>
  );
}

/** Until when it is to be done, or when it was. */
export function Until({ project }: { project: Project }) {
  const { t } = useTranslation();
  const { start_date: start, end_date: end, actual_end_date: ended } = project;
  if (ended) return t("projects.ended", { date: shortDate(ended) });
  if (!end) return null;
  return (
    <span title={start ? `${shortDate(start)} – ${shortDate(end)}` : undefined}>
      {t("projects.due", { date: shortDate(end) })}
    </span>
  );
}

/** Whether one is shown what it costs; who may not see money gets no such fields. */
export const hasMoney = ({ budget, actual_cost }: Project) => Boolean(Number(budget) || actual_cost);

/** What it has cost, of what it may. */
export function Budget({ project }: { project: Project }) {
  const { t } = useTranslation();
  const { budget, actual_cost: cost = 0, currency, is_over_budget: over } = project;
  if (!hasMoney(project)) return null;
  const spent = money(Math.round(cost), currency);
  return (
    <span className={styles.spent} data-over={over || undefined}>
      {Number(budget) ? t("projects.spentOf", { spent, budget: money(Number(budget), currency) }) : spent}
    </span>
  );
}
