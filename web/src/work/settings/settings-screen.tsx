import { Button } from "@mantine/core";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { Empty } from "../../frame/empty";
import { NotFound } from "../../frame/not-found";
import { useLive } from "../../live/into-cache";
import { useMe } from "../../people/session";
import { leadsProject } from "../may";
import { useProject } from "../project";
import { CopyPart } from "./copy-part";
import { DangerPart } from "./danger-part";
import { FieldsPart } from "./fields-part";
import { GeneralPart } from "./general-part";
import { LabelsPart } from "./labels-part";
import { MembersPart } from "./members-part";
import styles from "./settings.module.css";
import { TemplatesPart } from "./templates-part";
import { Waiting } from "./waiting";
import { WorkflowPart } from "./workflow-part";

const parts = {
  general: GeneralPart,
  members: MembersPart,
  workflow: WorkflowPart,
  labels: LabelsPart,
  fields: FieldsPart,
  templates: TemplatesPart,
  copy: CopyPart,
  danger: DangerPart,
};
type Part = keyof typeof parts;
const from = "/frame/projects/$key/settings";

export function SettingsScreen() {
  const { key } = useParams({ from });
  const { data: project, error, refetch } = useProject(key);
  const { t } = useTranslation();
  if (project === null) return <NotFound />;
  if (project) return <Settings key={project.id} project={project} />;
  if (!error) return <Waiting />;
  return (
    <Empty heading={1} title={t("problem.loadFailed")} hint={error.message}>
      <Button onClick={() => void refetch()}>{t("common.retry")}</Button>
    </Empty>
  );
}

function Settings({ project }: { project: Project }) {
  const { t } = useTranslation();
  const { part: asked } = useSearch({ from });
  const part: Part = asked && asked in parts ? (asked as Part) : "general";
  const readOnly = !leadsProject(useMe(), project);
  const Shown = parts[part];
  useLive(`project:${project.id}`);
  return (
    <div className={styles.screen}>
      <title>{`${t("settings.of", { project: project.name })} · ${t("app")}`}</title>
      <h1 className={styles.title}>{t("settings.of", { project: project.name })}</h1>
      <div className={styles.columns}>
        <nav className={styles.parts} aria-label={t("settings.parts.label")}>
          {(Object.keys(parts) as Part[]).map((name) => (
            <Link
              key={name}
              to="/projects/$key/settings"
              params={{ key: project.key }}
              search={{ part: name }}
              className={styles.part}
              aria-current={name === part ? "page" : undefined}
            >
              {t(`settings.parts.${name}`)}
            </Link>
          ))}
        </nav>
        <div className={styles.content}>
          {readOnly && <p className={styles.readOnly}>{t("settings.readOnly")}</p>}
          <Shown project={project} readOnly={readOnly} />
        </div>
      </div>
    </div>
  );
}
