import { Button } from "@mantine/core";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { Empty } from "../../frame/empty";
import { NotFound } from "../../frame/not-found";
import type { BoardSearch } from "../../frame/router";
import { useProject } from "../project";
import { Peek } from "../task/peek";
import { FilterBar } from "../views/filter-bar";
import { useMatching } from "../views/matching";
import { AsOf, AsOfBanner } from "./as-of";
import { Board } from "./board";
import styles from "./board-screen.module.css";
import { DisplayMenu } from "./display-menu";
import { useBoardLive } from "./use-board-live";
import { useShown } from "./use-shown";
import { Waiting } from "./waiting";

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
  const { grid, cells, error, refetch } = useShown(project, search);
  const { ids: matching } = useMatching(project, search.q, search.as_of);
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
        {search.as_of && <AsOfBanner day={search.as_of} onBack={() => change({ as_of: undefined })} />}
        <FilterBar project={project} noun="task" layout="board" search={search} onChange={change}>
          <DisplayMenu search={search} onChange={change} />
          <AsOf day={search.as_of} onPick={(day) => change({ as_of: day })} />
        </FilterBar>
        {cells && (
          <Board
            key={`${grid.group}/${grid.lanes}`}
            project={project}
            grid={grid}
            cells={cells}
            matching={matching}
            search={search}
            onChange={change}
          />
        )}
        {!cells && !error && <Waiting />}
        {!cells && error && (
          <Empty title={t("problem.loadFailed")} hint={error.message}>
            <Button onClick={refetch}>{t("common.retry")}</Button>
          </Empty>
        )}
      </div>
      <Peek id={search.task} past={Boolean(search.as_of)} onClose={() => change({ task: undefined })} />
    </div>
  );
}
