import { Button, SegmentedControl, Skeleton, TextInput } from "@mantine/core";
import { IconPlus, IconSearch, IconUpload } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { DialogComing } from "../frame/coming";
import { Empty } from "../frame/empty";
import type { ProjectsSearch } from "../frame/router";
import { useTyped } from "../frame/use-typed";
import { useWalk } from "../frame/use-walk";
import { useStars } from "../people/stars";
import { useProjects } from "./project";
import { ProjectCards } from "./project-cards";
import { ProjectCreate } from "./project-create";
import {
  inOrder,
  isShown,
  PROJECT_LAYOUTS,
  PROJECT_SHOWS,
  type ProjectLayout,
  type ProjectShow,
} from "./project-order";
import { ProjectRows } from "./project-rows";
import { ProjectTimeline } from "./project-timeline";
import styles from "./projects-screen.module.css";

const TrelloImport = lazy(() =>
  import("../integrations/trello-import").then((module) => ({ default: module.TrelloImport })),
);

export function ProjectsScreen() {
  const { t } = useTranslation();
  const { data: projects, error, refetch } = useProjects();
  const [dialog, setDialog] = useState<"none" | "create" | "trello">("none");
  const { q = "", show = "open", sort = "name", layout = "table" } = useSearch({ from: "/frame/projects" });
  const navigate = useNavigate({ from: "/projects" });
  const starred = useStars("project");
  const change = (next: ProjectsSearch) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true });
  const [text, setText] = useTyped(q, (typed) => change({ q: typed.trim() || undefined }));
  useWalk("[data-project]", t("keys.openRow"));
  const listed = projects?.filter((project) => isShown(project, show));
  const found = listed?.filter((project) =>
    `${project.key} ${project.name}`.toLowerCase().includes(text.trim().toLowerCase()),
  );
  const shown = found && inOrder(found, starred, sort);
  const steps = (
    <>
      <Button variant="default" leftSection={<IconUpload size={15} />} onClick={() => setDialog("trello")}>
        {t("trello.button")}
      </Button>
      <Button leftSection={<IconPlus size={15} />} onClick={() => setDialog("create")}>
        {t("projects.new")}
      </Button>
    </>
  );
  return (
    <div className={styles.screen}>
      <title>{`${t("projects.title")} · ${t("app")}`}</title>
      <div className={styles.head}>
        <h1 className={styles.title}>{t("projects.title")}</h1>
        {projects && projects.length > 0 && (
          <span className={styles.count}>{t("projects.count", { count: projects.length })}</span>
        )}
        {projects && projects.length > 0 && <div className={styles.steps}>{steps}</div>}
      </div>
      {projects && projects.length > 0 && (
        <div className={styles.tools}>
          <SegmentedControl
            size="xs"
            aria-label={t("projects.show")}
            data={PROJECT_SHOWS.map((value) => ({ value, label: t(`projects.shows.${value}`) }))}
            value={show}
            onChange={(value) => change({ show: value === "open" ? undefined : (value as ProjectShow) })}
          />
          <TextInput
            className={styles.filter}
            size="xs"
            aria-label={t("projects.filter")}
            placeholder={t("projects.filter")}
            leftSection={<IconSearch size={14} />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => event.key === "Escape" && setText("")}
          />
          <SegmentedControl
            className={styles.layout}
            size="xs"
            aria-label={t("projects.layout")}
            data={PROJECT_LAYOUTS.map((value) => ({ value, label: t(`projects.layouts.${value}`) }))}
            value={layout}
            onChange={(value) => change({ layout: value === "table" ? undefined : (value as ProjectLayout) })}
          />
        </div>
      )}
      {error && !projects && (
        <Empty title={t("problem.loadFailed")} hint={error.message}>
          <Button onClick={() => void refetch()}>{t("common.retry")}</Button>
        </Empty>
      )}
      {!projects && !error && <Waiting />}
      {projects?.length === 0 && (
        <Empty title={t("projects.empty")} hint={t("projects.emptyHint")}>
          {steps}
        </Empty>
      )}
      {shown && shown.length > 0 && layout === "cards" && <ProjectCards projects={shown} />}
      {shown && shown.length > 0 && layout === "timeline" && <ProjectTimeline projects={shown} />}
      {shown && shown.length > 0 && layout === "table" && (
        <ProjectRows
          projects={shown}
          sort={sort}
          onSort={(next) => change({ sort: next === "name" ? undefined : next })}
        />
      )}
      {projects && projects.length > 0 && shown?.length === 0 && (
        <p className={styles.none}>
          {text && listed?.length ? t("projects.noMatch", { text }) : t(`projects.none.${show}`)}
        </p>
      )}
      <ProjectCreate opened={dialog === "create"} onClose={() => setDialog("none")} />
      <Suspense fallback={<DialogComing onClose={() => setDialog("none")} />}>
        {dialog === "trello" && <TrelloImport onClose={() => setDialog("none")} />}
      </Suspense>
    </div>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t("common.loading")}>
      {[0, 1, 2, 3].map((row) => (
        <Skeleton key={row} height={52} mt={8} />
      ))}
    </div>
  );
}
