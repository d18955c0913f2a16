import { Button, Skeleton } from "@mantine/core";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { Empty } from "../../frame/empty";
import { NotFound } from "../../frame/not-found";
import type { ListSearch } from "../../frame/router";
import { useProject } from "../project";
import { Peek } from "../task/peek";
import styles from "./list.module.css";
import { TaskList } from "./task-list";

const from = "/frame/projects/$key/list";

export function ListScreen() {
  const { key } = useParams({ from });
  const { t } = useTranslation();
  const { data: project, error, refetch } = useProject(key);
  if (project === null) return <NotFound />;
  if (project) return <ProjectList key={project.id} project={project} />;
  if (!error) return <Waiting />;
  return (
    <Empty heading={1} title={t("problem.loadFailed")} hint={error.message}>
      <Button onClick={() => void refetch()}>{t("common.retry")}</Button>
    </Empty>
  );
}

function ProjectList({ project }: { project: Project }) {
  const { t } = useTranslation();
  const search = useSearch({ from });
  const navigate = useNavigate({ from: "/projects/$key/list" });
  const change = useCallback(
    (next: Partial<ListSearch>, replace = false) =>
      void navigate({ search: (now) => ({ ...now, ...next }), replace }),
    [navigate],
  );
  return (
    <div className={styles.screen}>
      <title>{`${t("list.title")} · ${project.name} · ${t("app")}`}</title>
      <h1 className="sr-only">{t("list.heading", { project: project.name })}</h1>
      <TaskList project={project} search={search} onChange={change} />
      <Peek id={search.task} onClose={() => change({ task: undefined })} />
    </div>
  );
}

/** Rows that are still on their way. */
export function Waiting() {
  const { t } = useTranslation();
  return (
    <div className={styles.waiting} role="status" aria-label={t("common.loading")}>
      {[62, 48, 71, 55, 40, 66, 58, 45].map((width) => (
        <Skeleton key={width} height={14} width={`${width}%`} />
      ))}
    </div>
  );
}
