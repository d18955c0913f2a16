import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Label, Project, WorkflowState } from "../../api/client";
import { nameOf, useUsers } from "../../people/users";
import { useLabels } from "../project";
import type { BoardTask } from "./board-task";
import { type FieldName, NONE, type Value } from "./fields";
import { type Grid, withSeen } from "./grid";
import type { Tasks } from "./merge";
import { type Plan, useMilestones, useSprints } from "./plans";

const PRIORITIES = ["highest", "high", "medium", "low", "lowest"] as const;
const TYPES = ["story", "feature", "task", "bug", "spike", "epic"] as const;

interface Asked {
  group: FieldName;
  lanes: FieldName | null;
}

/** The columns and lanes that these cards are divided into. */
export function useGrid(
  project: Project,
  workflow: readonly WorkflowState[],
  tasks: Tasks | null,
  { group, lanes }: Asked,
): Grid {
  const columns = useValues(project, workflow, tasks, group);
  const rows = useValues(project, workflow, tasks, lanes);
  return useMemo(() => ({ group, lanes, columns, rows, workflow }), [group, lanes, columns, rows, workflow]);
}

const nothing: readonly Value[] = [];
const noTasks: Tasks = new Map();

function useValues(
  project: Project,
  workflow: readonly WorkflowState[],
  held: Tasks | null,
  field: FieldName | null,
): readonly Value[] {
  const { t } = useTranslation();
  const users = useUsers();
  const labels = useLabels(project.id);
  const sprints = useSprints(field === "sprint" ? project.id : null);
  const milestones = useMilestones(field === "milestone" ? project.id : null);
  const tasks = held ?? noTasks;
  const known = useMemo((): Value[] => {
    const none: Value = { key: NONE, name: field ? t(`board.without.${field}`) : "" };
    const person = (id: number): Value => ({ key: String(id), name: nameOf(users.get(id)), person: id });
    switch (field) {
      case "state":
        return workflow.map(({ name, status, color, wip_limit }) => {
          return { key: name, name, status, color, limit: wip_limit ?? undefined };
        });
      case "priority":
        return PRIORITIES.map((priority) => ({ key: priority, name: t(`priority.${priority}`), priority }));
      case "type":
        return TYPES.map((type) => ({ key: type, name: t(`type.${type}`), type }));
      case "assignee":
        return [...(project.members ?? []).map(({ user_id }) => person(user_id)), none];
      case "label":
        return [...[...labels.values()].map(labelValue), none];
      case "epic":
        return [...epics(tasks), none];
      case "milestone":
        return [...milestones.map(planValue), none];
      case "sprint":
        return [...sprints.map(planValue), none];
      default:
        return [];
    }
  }, [field, t, users, workflow, project.members, labels, tasks, milestones, sprints]);
  const values = useMemo(() => {
    if (!field) return nothing;
    return withSeen(known, field, tasks.values(), workflow, (key) => seen(key, field, users));
  }, [known, field, tasks, workflow, users]);
  return useSame(values);
}

/** The values as they were when they still say the same: what hangs on them is many cards. */
function useSame(values: readonly Value[]): readonly Value[] {
  const held = useRef(values);
  if (JSON.stringify(held.current) !== JSON.stringify(values)) held.current = values;
  return held.current;
}

/** A value that only a card names: a state that has left the workflow, somebody who has left the project. */
function seen(key: string, field: FieldName, users: ReturnType<typeof useUsers>): Value {
  if (field === "state") return { key, name: key, status: "todo" };
  if (field === "assignee") return { key, name: nameOf(users.get(Number(key))), person: Number(key) };
  return { key, name: `#${key}` };
}

const labelValue = ({ id, name, color }: Label): Value => ({ key: String(id), name, color: color ?? "" });
const planValue = ({ id, name }: Plan): Value => ({ key: String(id), name });

function epics(tasks: Tasks): Value[] {
  return [...tasks.values()]
    .filter((task: BoardTask) => task.task_type === "epic")
    .map(({ id, title }) => ({ key: String(id), name: title, type: "epic" }));
}
