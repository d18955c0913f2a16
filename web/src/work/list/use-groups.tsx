import { type ReactNode, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Choices } from "./choices";
import { DUE_GROUPS, type Entry, type Grouping, group, type Item, lines, NONE, plainLines } from "./grouping";
import type { Patch } from "./shown";

export interface Heading {
  name: string;
  mark: ReactNode;
}

const LISTS: Readonly<Record<Exclude<Grouping, "due">, keyof Choices>> = {
  state: "state",
  priority: "priority",
  assignee: "assignees",
  label: "labels",
  sprint: "sprint",
  milestone: "milestone",
};

/** The lines of the list under their headings, and what a new task in a group gets. */
export function useGroups(
  entries: readonly Entry[] | undefined,
  by: Grouping | undefined,
  choices: Choices,
  today: string,
  closed: readonly string[] | undefined,
) {
  const { t } = useTranslation();
  const folded = useMemo(() => new Set(closed), [closed]);
  const known = useMemo(
    () =>
      by && by !== "due" ? choices[LISTS[by]].map(({ value }) => value).filter(Boolean) : [...DUE_GROUPS],
    [by, choices],
  );
  const items = useMemo<Item[]>(() => {
    if (!entries) return [];
    return by ? lines(group(entries, by, known, today), folded) : plainLines(entries);
  }, [entries, by, known, folded, today]);

  const heading = useCallback(
    (key: string): Heading => {
      if (by === "due")
        return { name: t(`list.dueGroups.${key as (typeof DUE_GROUPS)[number]}`), mark: null };
      const choice = by && choices[LISTS[by]].find(({ value }) => value === key);
      if (choice) return { name: choice.label, mark: choice.mark ?? null };
      const none = by === "assignee" ? t("common.nobody") : t("list.without");
      return { name: key === NONE ? none : key, mark: null };
    },
    [by, choices, t],
  );
  return { items, heading };
}

/** The closed groups once this one is opened or closed. */
export function foldedWith(closed: readonly string[] = [], group: string): string[] | undefined {
  const next = closed.includes(group) ? closed.filter((each) => each !== group) : [...closed, group];
  return next.length > 0 ? next : undefined;
}

/** What a task has that is added to a group. */
export function ofGroup(by: Grouping | undefined, key: string, today: string): Patch {
  if (!by || key === NONE) return {};
  const id = Number(key);
  switch (by) {
    case "state":
      return { state: key };
    case "priority":
      return { priority: key as Patch["priority"] };
    case "assignee":
      return { assignee_ids: [id] };
    case "label":
      return { labels: [id] };
    case "sprint":
      return { sprint_id: id };
    case "milestone":
      return { milestone_id: id };
    case "due":
      return key === "today" ? { due_date: today } : {};
  }
}
