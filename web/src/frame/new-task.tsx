import { Button, Checkbox, MultiSelect, Select, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Priority } from "../api/client";
import { untilHeld } from "../api/outbox";
import { fieldError } from "../people/door";
import { nameOf, useUsers } from "../people/users";
import { useLabels } from "../work/project";
import { DayInput } from "./day-input";
import { Empty } from "./empty";
import { useOpenProjects } from "./last-project";
import styles from "./new-task.module.css";
import { warn } from "./notices";
import { begun, DRAFT, type TaskDraft, useCreateTask, useTaskDraft } from "./use-new-task";

interface NewTaskProps {
  projectId?: number;
  title?: string;
  onDone: () => void;
}

const WAITS = "waits";
const PRIORITIES: Priority[] = ["highest", "high", "medium", "low", "lowest"];

export function NewTask({ projectId, title, onDone }: NewTaskProps) {
  const { t } = useTranslation();
  const projects = useOpenProjects();
  const { draft, change, clear, giveBack } = useTaskDraft(projectId, title);
  const { create, sending, problem } = useCreateTask();
  const [more, setMore] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const project = projects.find(({ id }) => id === draft.project_id);

  const submit = async (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (!project || !draft.title.trim() || sending) return;
    const making = create(project, draft, { draft: DRAFT, text: JSON.stringify(draft) });
    const waits = untilHeld().then(() => WAITS);
    const refused = await Promise.race([making, waits]);
    if (refused === WAITS) {
      void making.then((refusal) => {
        if (!refusal) return;
        warn(t("problem.failed", { reason: refusal.message }));
        giveBack(draft);
      });
    } else if (refused) return;
    clear();
    if (more) field.current?.focus();
    else onDone();
  };
  if (projects.length === 0) return <Empty title={t("projects.empty")} hint={t("projects.emptyHint")} />;
  return (
    <form
      className={styles.form}
      onSubmit={submit}
      onKeyDown={(event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && void submit(event)}
    >
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem.message}
        </p>
      )}
      <TextInput
        ref={field}
        label={t("frame.taskTitle")}
        data-autofocus
        required
        withAsterisk={false}
        value={draft.title}
        error={fieldError(problem, "title")}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <Textarea
        label={t("task.description")}
        autosize
        minRows={3}
        maxRows={10}
        value={draft.description}
        onChange={(event) => change({ description: event.currentTarget.value })}
      />
      <div className={styles.facts}>
        <Select
          label={t("frame.project")}
          searchable
          allowDeselect={false}
          data={projects.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={project ? String(project.id) : null}
          onChange={(id) => id && change({ project_id: Number(id), labels: [], template: undefined })}
        />
        {(project?.task_templates ?? []).length > 0 && project && (
          <Select
            label={t("frame.template")}
            clearable
            clearButtonProps={{ "aria-label": t("common.clear") }}
            placeholder={t("common.none")}
            data={project.task_templates?.map(({ name }) => name)}
            value={draft.template ?? null}
            onChange={(name) => change(begun(draft, project, name))}
          />
        )}
        <Facts draft={draft} change={change} />
      </div>
      <div className={styles.foot}>
        <Checkbox
          label={t("frame.createMore")}
          checked={more}
          onChange={(event) => setMore(event.currentTarget.checked)}
        />
        <Button type="submit" loading={sending} disabled={!draft.title.trim()}>
          {t("frame.createTask")}
        </Button>
      </div>
    </form>
  );
}

function Facts({ draft, change }: { draft: TaskDraft; change: (next: Partial<TaskDraft>) => void }) {
  const { t } = useTranslation();
  const users = useUsers();
  const labels = useLabels(draft.project_id ?? 0);
  return (
    <>
      <Select
        label={t("task.priority")}
        clearable
        clearButtonProps={{ "aria-label": t("common.clear") }}
        placeholder={t("common.none")}
        data={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
        value={draft.priority ?? null}
        onChange={(value) => change({ priority: (value as Priority | null) ?? undefined })}
      />
      <MultiSelect
        label={t("task.assignees")}
        searchable
        hidePickedOptions
        placeholder={draft.assignee_ids.length > 0 ? undefined : t("common.nobody")}
        data={[...users.values()].map((user) => ({ value: String(user.id), label: nameOf(user) }))}
        value={draft.assignee_ids.map(String)}
        onChange={(ids) => change({ assignee_ids: ids.map(Number) })}
      />
      <DayInput
        label={t("task.due")}
        placeholder={t("common.none")}
        value={draft.due_date ?? null}
        onChange={(day) => change({ due_date: day ?? undefined })}
      />
      {labels.size > 0 && (
        <MultiSelect
          label={t("frame.labels")}
          searchable
          hidePickedOptions
          data={[...labels.values()].map((label) => ({ value: String(label.id), label: label.name }))}
          value={draft.labels.map(String)}
          onChange={(ids) => change({ labels: ids.map(Number) })}
        />
      )}
    </>
  );
}
