import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type PartProps, Section } from "./part";
import { ProjectCopy } from "./project-copy";
import { useSetting } from "./setting";

export function CopyPart({ project, readOnly }: PartProps) {
  const { t } = useTranslation();
  const { change, error } = useSetting(project, "template", t("settings.template"));
  return (
    <>
      <Section title={t("settings.template")} hint={t("settings.templateHint")}>
        <Switch
          label={t("settings.isTemplate")}
          checked={project.template}
          disabled={readOnly}
          error={error}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
      </Section>
      <Section title={t("settings.copy")} hint={t("settings.copyHint")}>
        {!readOnly && <ProjectCopy source={project} />}
      </Section>
    </>
  );
}
