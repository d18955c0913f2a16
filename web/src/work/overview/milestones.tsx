import { Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, type Project } from "../../api/client";
import { everyPage } from "../../api/pages";
import { list } from "../../data/keys";
import { shortDate } from "../../language/dates";
import { countOf, useCountsBy } from "../task-counts";
import styles from "./overview-screen.module.css";
import { Panel } from "./panel";

const FIRST = 5;

function useMilestones(projectId: number) {
  const question = {
    project_id: [projectId],
    sort: "due_date",
    limit: 200,
    fields: "id,name,due_date,status,is_overdue",
  };
  return useQuery({
    queryKey: list("milestone", question),
    queryFn: () =>
      everyPage((cursor) =>
        answer(api.GET("/api/milestones", { params: { query: { ...question, cursor } } })),
      ),
  });
}

type Milestone = NonNullable<ReturnType<typeof useMilestones>["data"]>[number];

const ended = ({ status }: Milestone) => status === "completed" || status === "cancelled";

/** The points to reach: the open ones first, as they are due, and how much of each is done. */
export function Milestones({ project }: { project: Project }) {
  const { t } = useTranslation();
  const { data, isPending } = useMilestones(project.id);
  const [all, setAll] = useState(false);
  if (isPending) return <Skeleton height={140} radius="lg" />;
  if (!data?.length) return null;
  const sorted = [...data.filter((one) => !ended(one)), ...data.filter(ended)];
  const shown = all ? sorted : sorted.slice(0, FIRST);
  const reached = data.filter(({ status }) => status === "completed").length;
  return (
    <Panel
      title={t("overview.milestones")}
      aside={
        <span className={styles.quiet}>{t("overview.reached", { count: reached, total: data.length })}</span>
      }
    >
      <MilestoneRows project={project} milestones={shown} />
      {sorted.length > shown.length && (
        <Button size="compact-xs" variant="subtle" m={12} onClick={() => setAll(true)}>
          {t("overview.showAll", { count: sorted.length })}
        </Button>
      )}
    </Panel>
  );
}

function MilestoneRows({ project, milestones }: { project: Project; milestones: Milestone[] }) {
  const { t } = useTranslation();
  const finished = useCountsBy(project.id, "milestone_id", "status:done");
  const kept = useCountsBy(project.id, "milestone_id", "not status:cancelled");
  return (
    <ul className={styles.rows}>
      {milestones.map((milestone) => {
        const [done, total] = [countOf(finished, milestone.id), countOf(kept, milestone.id)];
        return (
          <li key={milestone.id}>
            <Link
              to="/projects/$key/list"
              params={{ key: project.key }}
              search={{ q: `milestone:${milestone.id}` }}
              className={styles.milestone}
            >
              <span className={styles.title}>{milestone.name}</span>
              <span className={styles.quiet}>{t(`overview.milestoneStatus.${milestone.status}`)}</span>
              {total === undefined || done === undefined ? (
                <Skeleton height={6} radius="xl" />
              ) : (
                <span className={styles.meter} aria-hidden>
                  <span style={{ width: total ? `${(done / total) * 100}%` : 0 }} />
                </span>
              )}
              <span className={styles.count}>
                {total !== undefined && done !== undefined && t("overview.doneOf", { done, total })}
              </span>
              <span className={styles.due} data-late={milestone.is_overdue || undefined}>
                {milestone.due_date &&
                  (milestone.is_overdue
                    ? t("overview.late", { date: shortDate(milestone.due_date) })
                    : shortDate(milestone.due_date))}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
