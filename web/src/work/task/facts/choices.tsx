import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Priority, TaskType } from "../../../api/client";
import { PriorityMark } from "../../priority-mark";
import { StatusMark } from "../../status-mark";
import { TypeMark } from "../../type-mark";
import { useHere } from "../here";
import { useTaskActs } from "../use-task-acts";
import { control } from "./control";
import { Fact } from "./fact";

const priorities: Priority[] = ["highest", "high", "medium", "low", "lowest"];
const types: TaskType[] = ["task", "story", "bug", "feature", "spike", "epic"];

export function StateFact() {
  const { t } = useTranslation();
  const { task, project, readOnly } = useHere();
  const { change } = useTaskActs();
  const workflow = project.workflow ?? [];
  const status = new Map(workflow.map((state) => [state.name, state.status]));
  const names = [...status.keys()];
  // A state that the workflow no longer has is still where the task is.
  if (task.state && !status.has(task.state)) names.push(task.state);
  return (
    <Fact label={t("task.state")}>
      {(id) => (
        <Select
          {...control}
          id={id}
          readOnly={readOnly}
          allowDeselect={false}
          leftSection={<StatusMark status={task.status} />}
          data={names}
          renderOption={({ option }) => (
            <>
              <StatusMark status={status.get(option.value)} />
              {option.label}
            </>
          )}
          value={task.state ?? null}
          onChange={(state) => state && state !== task.state && change({ state })}
        />
      )}
    </Fact>
  );
}

export function PriorityFact() {
  const { t } = useTranslation();
  const { task, readOnly } = useHere();
  const { change } = useTaskActs();
  return (
    <Fact label={t("task.priority")}>
      {(id) => (
        <Select
          {...control}
          id={id}
          readOnly={readOnly}
          allowDeselect={false}
          leftSection={<PriorityMark priority={task.priority} silent />}
          data={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
          renderOption={({ option }) => (
            <>
              <PriorityMark priority={option.value as Priority} silent />
              {option.label}
            </>
          )}
          value={task.priority}
          onChange={(value) => value && change({ priority: value as Priority })}
        />
      )}
    </Fact>
  );
}

export function TypeFact() {
  const { t } = useTranslation();
  const { task, readOnly } = useHere();
  const { change } = useTaskActs();
  return (
    <Fact label={t("task.type")}>
      {(id) => (
        <Select
          {...control}
          id={id}
          readOnly={readOnly}
          allowDeselect={false}
          leftSection={<TypeMark type={task.task_type} />}
          data={types.map((value) => ({ value, label: t(`type.${value}`) }))}
          value={task.task_type}
          onChange={(value) => value && change({ task_type: value as TaskType })}
        />
      )}
    </Fact>
  );
}
