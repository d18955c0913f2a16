import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { Avatar } from "../../people/avatar";
import { useMe } from "../../people/session";
import { nameOf, useUsers } from "../../people/users";
import { colorOf } from "../label-color";
import { PriorityMark } from "../priority-mark";
import { useLabels } from "../project";
import { StatusMark } from "../status-mark";
import { TypeMark } from "../type-mark";
import type { Choice } from "../views/filter-chip";
import { useNames } from "../views/plan";
import { PRIORITIES, TYPES } from "../views/vocabulary";
import styles from "./list.module.css";

/** What a field that is chosen from a list can be. */
export type Chosen = "state" | "priority" | "assignees" | "labels" | "type" | "sprint" | "milestone";
export type Choices = Readonly<Record<Chosen, readonly Choice[]>>;

export function useChoices(project: Project): Choices {
  const { t } = useTranslation();
  const users = useUsers();
  const me = useMe();
  const labels = useLabels(project.id);
  const names = useNames(project);
  return useMemo(() => {
    const members = new Set((project.members ?? []).map(({ user_id }) => user_id));
    const rank = (id: number) => (id === me.id ? 0 : members.has(id) ? 1 : 2);
    const people = [...users.values()].sort(
      (a, b) => rank(a.id) - rank(b.id) || nameOf(a).localeCompare(nameOf(b)),
    );
    const named = (all: ReadonlyMap<number, string> | undefined): Choice[] => [
      { value: "", label: t("common.none") },
      ...[...(all ?? [])].map(([id, label]) => ({ value: String(id), label })),
    ];
    return {
      state: (project.workflow ?? []).map(({ name, status }) => ({
        value: name,
        label: name,
        mark: <StatusMark status={status} />,
      })),
      priority: PRIORITIES.map((value) => ({
        value,
        label: t(`priority.${value}`),
        mark: <PriorityMark priority={value} silent />,
      })),
      type: TYPES.map((value) => ({ value, label: t(`type.${value}`), mark: <TypeMark type={value} /> })),
      assignees: people.map((user) => ({
        value: String(user.id),
        label: nameOf(user),
        mark: <Avatar user={user} size={18} />,
      })),
      labels: [...labels.values()].map(({ id, name, color }) => ({
        value: String(id),
        label: name,
        mark: <span className={styles.dot} style={{ background: colorOf(color) }} />,
      })),
      sprint: named(names.sprint),
      milestone: named(names.milestone),
    };
  }, [t, project, users, me.id, labels, names]);
}
