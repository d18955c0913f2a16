import { ActionIcon, Button } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TaskTemplate } from "../../api/client";
import { useProjectActs } from "../project-acts";
import { TypeMark } from "../type-mark";
import { type PartProps, Section } from "./part";
import styles from "./settings.module.css";
import { TemplateForm } from "./template-form";

const blank: TaskTemplate = { name: "" };

/** What people start a task from. */
export function TemplatesPart({ project, readOnly }: PartProps) {
  const { t } = useTranslation();
  const { save } = useProjectActs(project);
  const [open, setOpen] = useState<TaskTemplate | null>(null);
  const templates = project.task_templates ?? [];
  const remove = (template: TaskTemplate) => {
    const task_templates = templates.filter((one) => one !== template);
    void save({ task_templates }, { said: t("settings.templateRemoved", { name: template.name }) });
  };
  return (
    <Section title={t("settings.templates")} hint={t("settings.templatesHint")}>
      {templates.length === 0 && <p className={styles.none}>{t("settings.noTemplates")}</p>}
      <ul className={styles.rows}>
        {templates.map((template) => (
          <li key={template.name} className={styles.template}>
            <TypeMark type={template.task_type ?? "task"} />
            <button
              type="button"
              className={styles.open}
              disabled={readOnly}
              onClick={() => setOpen(template)}
            >
              {template.name}
              {template.title && <small>{template.title}</small>}
            </button>
            {!readOnly && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={28}
                aria-label={t("settings.removeTemplate", { name: template.name })}
                title={t("settings.removeTemplate", { name: template.name })}
                onClick={() => remove(template)}
              >
                <IconX size={15} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => setOpen(blank)}
        >
          {t("settings.addTemplate")}
        </Button>
      )}
      {open && <TemplateForm project={project} template={open} onClose={() => setOpen(null)} />}
    </Section>
  );
}
