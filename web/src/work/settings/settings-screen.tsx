import { Button } from "@mantine/core";
import {
  IconAdjustments,
  IconAlertTriangle,
  IconColumns3,
  IconCopy,
  IconForms,
  IconTag,
  IconTemplate,
  IconUsers,
} from "@tabler/icons-react";
import { useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { Empty } from "../../frame/empty";
import { NotFound } from "../../frame/not-found";
import { Parts } from "../../frame/parts";
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

const parts = [
  { part: "general", Icon: IconAdjustments, Shown: GeneralPart },
  { part: "members", Icon: IconUsers, Shown: MembersPart },
  { part: "workflow", Icon: IconColumns3, Shown: WorkflowPart },
  { part: "labels", Icon: IconTag, Shown: LabelsPart },
  { part: "fields", Icon: IconForms, Shown: FieldsPart },
  { part: "templates", Icon: IconTemplate, Shown: TemplatesPart },
  { part: "copy", Icon: IconCopy, Shown: CopyPart },
  { part: "danger", Icon: IconAlertTriangle, Shown: DangerPart },
] as const;
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
  const chosen = parts.find(({ part }) => part === asked) ?? parts[0];
  const named = parts.map(({ part, Icon }) => ({ part, Icon, word: t(`settings.parts.${part}`) }));
  const readOnly = !leadsProject(useMe(), project);
  useLive(`project:${project.id}`);
  return (
    <div className={styles.screen}>
      <title>{`${t("settings.of", { project: project.name })} · ${t("app")}`}</title>
      <h1 className={styles.title}>{t("settings.of", { project: project.name })}</h1>
      <Parts
        to="/projects/$key/settings"
        project={project.key}
        label={t("settings.parts.label")}
        parts={named}
        chosen={chosen.part}
      >
        <div className={styles.content}>
          {readOnly && <p className={styles.readOnly}>{t("settings.readOnly")}</p>}
          <chosen.Shown project={project} readOnly={readOnly} />
        </div>
      </Parts>
    </div>
  );
}
