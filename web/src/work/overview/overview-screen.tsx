import { Button } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { Empty } from "../../frame/empty";
import { NotFound } from "../../frame/not-found";
import { useLive } from "../../live/into-cache";
import { useProject } from "../project";
import { Facts } from "./facts";
import { Head } from "./head";
import { Members } from "./members";
import { Milestones } from "./milestones";
import { NextDue } from "./next-due";
import { Numbers } from "./numbers";
import styles from "./overview-screen.module.css";
import { PinnedViews } from "./pinned-views";
import { Recent } from "./recent";
import { Waiting } from "./waiting";
import { Workload } from "./workload";

export function OverviewScreen() {
  const { key } = useParams({ from: "/frame/projects/$key" });
  const { data: project, error, refetch } = useProject(key);
  const { t } = useTranslation();
  if (project === null) return <NotFound />;
  if (project) return <Overview key={project.id} project={project} />;
  if (!error) return <Waiting />;
  return (
    <Empty heading={1} title={t("problem.loadFailed")} hint={error.message}>
      <Button onClick={() => void refetch()}>{t("common.retry")}</Button>
    </Empty>
  );
}

function Overview({ project }: { project: Project }) {
  const { t } = useTranslation();
  useLive(`project:${project.id}`);
  return (
    <div className={styles.screen}>
      <title>{`${project.name} · ${t("app")}`}</title>
      <Head project={project} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <Numbers project={project} />
          <NextDue project={project} />
          <Milestones project={project} />
          <Workload project={project} />
          <Recent project={project} />
        </div>
        <aside className={styles.side} aria-label={t("overview.about")}>
          <Facts project={project} />
          <Members project={project} />
          <PinnedViews project={project} />
        </aside>
      </div>
    </div>
  );
}
