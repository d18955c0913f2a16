import { Button } from "@mantine/core";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { Empty } from "../../frame/empty";
import { NotFound } from "../../frame/not-found";
import type { BoardSearch } from "../../frame/router";
import { useTopicState } from "../../live/use-topic";
import { useProject } from "../project";
import { AsOfBanner } from "./as-of";
import { Board } from "./board";
import styles from "./board-screen.module.css";
import { topicOf } from "./tasks";
import { Toolbar } from "./toolbar";
import { useBoardLive } from "./use-board-live";
import { useColumns } from "./use-columns";
import { Waiting } from "./waiting";

const Peek = lazy(() => import("../peek/peek").then((module) => ({ default: module.Peek })));

const from = "/frame/projects/$key/board";

export function BoardScreen() {
  const { key } = useParams({ from });
  const { data: project, error, refetch } = useProject(key);
  const { t } = useTranslation();
  if (project === null) return <NotFound />;
  if (project) return <ProjectBoard key={project.id} project={project} />;
  if (!error) return <Waiting />;
  return (
    <Empty heading={1} title={t("problem.loadFailed")} hint={error.message}>
      <Button onClick={() => void refetch()}>{t("common.retry")}</Button>
    </Empty>
  );
}

function ProjectBoard({ project }: { project: Project }) {
  const { t } = useTranslation();
  const search = useSearch({ from });
  const navigate = useNavigate({ from: "/projects/$key/board" });
  const { columns, error, refetch } = useColumns(project, search.as_of);
  useBoardLive(project.id);
  const change = useCallback(
    (next: Partial<BoardSearch>, replace = false) =>
      void navigate({ search: (now) => ({ ...now, ...next }), replace }),
    [navigate],
  );
  return (
    <div className={styles.screen}>
      <title>{`${project.name} · ${t("app")}`}</title>
      <h1 className="sr-only">{t("board.title", { project: project.name })}</h1>
      <div className={styles.board}>
        <LostBanner topic={topicOf(project.id)} />
        {search.as_of && <AsOfBanner day={search.as_of} onBack={() => change({ as_of: undefined })} />}
        <Toolbar project={project} columns={columns} search={search} onChange={change} />
        {columns && <Board project={project} columns={columns} search={search} onChange={change} />}
        {!columns && !error && <Waiting />}
        {!columns && error && (
          <Empty title={t("problem.loadFailed")} hint={error.message}>
            <Button onClick={() => void refetch()}>{t("common.retry")}</Button>
          </Empty>
        )}
      </div>
      <Suspense>
        {search.task && (
          <Peek
            key={search.task}
            project={project}
            id={search.task}
            past={Boolean(search.as_of)}
            onClose={() => change({ task: undefined })}
          />
        )}
      </Suspense>
    </div>
  );
}

function LostBanner({ topic }: { topic: string }) {
  const { t } = useTranslation();
  const { lost } = useTopicState(topic);
  return (
    <div role="status" className={styles.status}>
      {lost && <p className={styles.lost}>{t("frame.lost")}</p>}
    </div>
  );
}
