import { MultiSelect, Select, TextInput } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Priority, Project, Task } from "../../api/client";
import { nameOf, useUsers } from "../../people/users";
import { useChange } from "../board/changes";
import { PriorityMark } from "../priority-mark";
import { StatusMark } from "../status-mark";
import styles from "./peek.module.css";
import { useFacts } from "./task";

const priorities: Priority[] = ["highest", "high", "medium", "low", "lowest"];
const quick = { duration: 80 };

interface FactsProps {
  project: Project;
  task: Task;
  name: string;
  readOnly: boolean;
}

export function Facts({ project, task, name, readOnly }: FactsProps) {
  const { t } = useTranslation();
  const id = useId();
  const users = useUsers();
  const save = useFacts(project.id, task, name);
  const assignees = task.assignee_ids ?? [];
  const people = [...users.values()].map((user) => ({ value: String(user.id), label: nameOf(user) }));
  return (
    <div className={styles.facts}>
      <State project={project} task={task} name={name} readOnly={readOnly} />
      <div className={styles.fact}>
        <label htmlFor={`${id}-priority`}>{t("peek.priority")}</label>
        <Select
          id={`${id}-priority`}
          size="xs"
          disabled={readOnly}
          allowDeselect={false}
          comboboxProps={{ transitionProps: quick }}
          placeholder={t("common.none")}
          leftSection={task.priority && <PriorityMark priority={task.priority} silent />}
          data={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
          value={task.priority ?? null}
          onChange={(value) => value && save({ priority: value }, { priority: task.priority })}
        />
      </div>
      <div className={styles.fact}>
        <label htmlFor={`${id}-people`}>{t("peek.assignees")}</label>
        <MultiSelect
          id={`${id}-people`}
          size="xs"
          disabled={readOnly}
          searchable
          hidePickedOptions
          comboboxProps={{ transitionProps: quick }}
          placeholder={assignees.length ? undefined : t("common.nobody")}
          data={people}
          value={assignees.map(String)}
          onChange={(values) => save({ assignee_ids: values.map(Number) }, { assignee_ids: assignees })}
        />
      </div>
      <div className={styles.fact}>
        <label htmlFor={`${id}-due`}>{t("peek.due")}</label>
        <TextInput
          id={`${id}-due`}
          key={task.due_date}
          size="xs"
          type="date"
          disabled={readOnly}
          defaultValue={task.due_date ?? ""}
          onBlur={(event) => {
            const day = event.currentTarget.value || null;
            const before = task.due_date ?? null;
            if (day !== before) save({ due_date: day }, { due_date: before });
          }}
        />
      </div>
      {typeof task.story_points === "number" && (
        <div className={styles.fact}>
          <span className={styles.label}>{t("peek.points")}</span>
          <span>{task.story_points}</span>
        </div>
      )}
    </div>
  );
}

function State({ project, task, name, readOnly }: FactsProps) {
  const { t } = useTranslation();
  const id = useId();
  const { mutate } = useChange(project.id);
  const workflow = project.workflow ?? [];
  const before = task.state;
  const place = (state: string) =>
    ({ kind: "move", id: task.id, state, after_id: null, before_id: null }) as const;
  return (
    <div className={styles.fact}>
      <label htmlFor={id}>{t("peek.state")}</label>
      <Select
        id={id}
        size="xs"
        disabled={readOnly}
        allowDeselect={false}
        comboboxProps={{ transitionProps: quick }}
        leftSection={<StatusMark status={task.status} />}
        data={workflow.map((state) => state.name)}
        value={task.state ?? null}
        onChange={(state) => {
          if (!state || state === before) return;
          const undo = before && { text: () => t("board.moved", { name, state }), back: () => place(before) };
          mutate({ ...place(state), undo: undo || undefined });
        }}
      />
    </div>
  );
}
