import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Priority, Project, Status, TaskType } from "../../api/client";
import { nameOf, useUsers } from "../../people/users";
import type { Suggestion, Vocabulary } from "./completion";
import { useNames } from "./plan";
import { quote } from "./terms";

/** The short names that are offered; the server knows more. */
export const FIELDS = [
  "assignee",
  "state",
  "status",
  "priority",
  "label",
  "due",
  "start",
  "task_type",
  "sprint",
  "milestone",
  "title",
  "reporter",
  "watcher",
  "story_points",
  "estimated_hours",
  "remaining_hours",
  "epic",
  "parent",
  "component",
  "severity",
  "tag",
  "created",
  "updated",
  "completed",
  "is_overdue",
  "is_blocked",
] as const;

export const PRIORITIES: readonly Priority[] = ["highest", "high", "medium", "low", "lowest"];
export const STATUSES: readonly Status[] = [
  "todo",
  "in_progress",
  "in_review",
  "testing",
  "blocked",
  "done",
  "cancelled",
];
export const TYPES: readonly TaskType[] = ["task", "story", "feature", "bug", "spike", "epic"];
const DAYS = ["today", "tomorrow", "+7d", "+2w", "+1m", "yesterday", "-7d"] as const;
const SEVERITIES = ["blocker", "critical", "major", "minor", "trivial"] as const;

/** Everything that the query field may offer in this project. */
export function useVocabulary(project: Project): Vocabulary {
  const { t } = useTranslation();
  const users = useUsers();
  const names = useNames(project);
  return useMemo(() => {
    const none: Suggestion = { text: "none", label: "none", hint: t("common.none") };
    const people = [
      { text: "me", label: "me", hint: t("views.me") },
      ...[...users.values()].map((user) => ({
        text: quote(user.username),
        label: user.username,
        hint: nameOf(user),
      })),
      none,
    ];
    const days = [...DAYS.map((day) => ({ text: day, label: day, hint: t(`views.days.${day}`) })), none];
    const yes = ["true", "false"].map((text) => ({ text, label: text }));
    const enumeration = <T extends string>(all: readonly T[], word: (value: T) => string) =>
      all.map((text) => ({ text, label: text, hint: word(text) }));
    const states = (project.workflow ?? []).map(({ name }) => ({ text: quote(name), label: name }));
    const values: Vocabulary["values"] = {
      assignee: people,
      reporter: people,
      watcher: people,
      state: states,
      status: enumeration(STATUSES, (value) => t(`status.${value}`)),
      priority: enumeration(PRIORITIES, (value) => t(`priority.${value}`)),
      task_type: enumeration(TYPES, (value) => t(`type.${value}`)),
      severity: enumeration(SEVERITIES, (value) => t(`views.severity.${value}`)),
      due: days,
      start: days,
      created: days,
      updated: days,
      completed: days,
      is_overdue: yes,
      is_blocked: yes,
      label: [none],
      sprint: [none],
      milestone: [none],
      epic: [none],
      parent: [none],
    };
    return { fields: new Map(FIELDS.map((name) => [name, t(`views.fields.${name}`)])), values, names };
  }, [t, users, names, project.workflow]);
}
