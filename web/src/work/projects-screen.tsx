import { Button, Skeleton, TextInput } from "@mantine/core";
import { IconPlus, IconSearch, IconUpload } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "../frame/empty";
import { useProjects } from "./project";
import { ProjectCreate } from "./project-create";
import { ProjectRows } from "./project-rows";
import styles from "./projects-screen.module.css";

const TrelloImport = lazy(() =>
  import("../integrations/trello-import").then((module) => ({ default: module.TrelloImport })),
);

export function ProjectsScreen() {
  const { t } = useTranslation();
  const { data: projects, error, refetch } = useProjects();
  const [dialog, setDialog] = useState<"none" | "create" | "trello">("none");
  const [text, setText] = useState("");
  const shown = projects?.filter((project) =>
    `${project.key} ${project.name}`.toLowerCase().includes(text.trim().toLowerCase()),
  );
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
      {projects && projects.length > 6 && (
        <TextInput
          className={styles.filter}
          aria-label={t("projects.filter")}
          placeholder={t("projects.filter")}
          leftSection={<IconSearch size={15} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
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
      {shown && shown.length > 0 && <ProjectRows projects={shown} />}
      {projects && projects.length > 0 && shown?.length === 0 && (
        <p className={styles.none}>{t("projects.noMatch", { text })}</p>
      )}
      <ProjectCreate opened={dialog === "create"} onClose={() => setDialog("none")} />
      <Suspense>{dialog === "trello" && <TrelloImport onClose={() => setDialog("none")} />}</Suspense>
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
