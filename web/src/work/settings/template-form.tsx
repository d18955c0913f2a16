import { Button, Group, Modal, MultiSelect, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Priority, Project, TaskTemplate, TaskType } from "../../api/client";
import { isRefusal } from "../../api/problem";
import { useDraftForm } from "../../frame/draft-form";
import { NumberField } from "../../frame/number-field";
import { useLabels } from "../project";
import { useProjectActs } from "../project-acts";

const types: TaskType[] = ["task", "story", "bug", "feature", "spike", "epic"];
const priorities: Priority[] = ["highest", "high", "medium", "low", "lowest"];

const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** A number that was typed, or nothing. */
const amount = (value: string | number) => (value === "" ? null : Number(value));

interface TemplateFormProps {
  project: Project;
  /** The one to change; without a name it is a new one. */
  template: TaskTemplate;
  onClose: () => void;
}

export function TemplateForm({ project, template, onClose }: TemplateFormProps) {
  const { t } = useTranslation();
  const isNew = template.name === "";
  const labels = useLabels(project.id);
  const { save } = useProjectActs(project);
  const [form, set, clear] = useDraftForm(`project:${project.id}:template:${template.name}`, template);
  const [error, setError] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const clean = { ...form, name: form.name.trim(), checklist: (form.checklist ?? []).flatMap(lines) };
    const held = project.task_templates ?? [];
    const task_templates = isNew
      ? [...held, clean]
      : held.map((one) => (one.name === template.name ? clean : one));
    setError(null);
    save({ task_templates }, { said: t("settings.templateSaved", { name: clean.name }), quiet: true }).then(
      () => {
        clear();
        onClose();
      },
      (refused: Error) =>
        setError(isRefusal(refused) ? (refused.fields.task_templates ?? refused.message) : refused.message),
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={isNew ? t("settings.addTemplate") : template.name}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            data-autofocus
            required
            withAsterisk={false}
            maxLength={100}
            label={t("settings.templateName")}
            value={form.name}
            error={error}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t("settings.templateTitle")}
            value={form.title ?? ""}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <Textarea
            autosize
            minRows={3}
            maxRows={10}
            label={t("overview.description")}
            description={t("settings.markdown")}
            value={form.description ?? ""}
            onChange={(event) => set({ description: event.currentTarget.value })}
          />
          <Group grow gap="sm">
            <Select
              label={t("settings.templateType")}
              allowDeselect={false}
              data={types.map((value) => ({ value, label: t(`type.${value}`) }))}
              value={form.task_type ?? "task"}
              onChange={(task_type) => task_type && set({ task_type })}
            />
            <Select
              label={t("overview.priority")}
              allowDeselect={false}
              data={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
              value={form.priority ?? "medium"}
              onChange={(priority) => priority && set({ priority })}
            />
          </Group>
          <MultiSelect
            searchable
            label={t("settings.labels")}
            data={[...labels.values()].map(({ id, name }) => ({ value: String(id), label: name }))}
            value={(form.labels ?? []).map(String)}
            onChange={(ids) => set({ labels: ids.map(Number) })}
          />
          <Textarea
            autosize
            minRows={2}
            maxRows={10}
            label={t("settings.templateChecklist")}
            description={t("settings.onePerLine")}
            value={(form.checklist ?? []).join("\n")}
            onChange={(event) => set({ checklist: event.currentTarget.value.split("\n") })}
          />
          <Group grow gap="sm">
            <NumberField
              hideControls
              min={0}
              label={t("settings.estimate")}
              value={form.estimated_hours ?? ""}
              onChange={(value) => set({ estimated_hours: amount(value) })}
            />
            <NumberField
              hideControls
              min={0}
              label={t("settings.points")}
              value={form.story_points ?? ""}
              onChange={(value) => set({ story_points: amount(value) })}
            />
          </Group>
          <Button type="submit" disabled={!form.name.trim()}>
            {t("settings.saveTemplate")}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
