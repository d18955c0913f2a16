// Rows under headings: by whatever a task has. The order within a group is the server's.

/** What the order of the list is made of: ids, and beside them only what grouping needs. */
export interface Entry {
  id: number;
  state?: string | null;
  status?: string;
  priority?: string;
  assignee_ids?: number[];
  labels?: number[];
  sprint_id?: number | null;
  milestone_id?: number | null;
  due_date?: string | null;
}

export const GROUPINGS = ["state", "assignee", "priority", "label", "sprint", "milestone", "due"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const asGrouping = (text: string | undefined): Grouping | undefined =>
  GROUPINGS.find((name) => name === text);

export const GROUP_FIELDS: Readonly<Record<Grouping, string>> = {
  state: "state",
  assignee: "assignee_ids",
  priority: "priority",
  label: "labels",
  sprint: "sprint_id",
  milestone: "milestone_id",
  due: "due_date,status",
};

/** The group of what has none. */
export const NONE = "none";

const orNone = (ids: readonly number[] | undefined) => (ids?.length ? ids.map(String) : [NONE]);

/** The groups that a task is in: several where it has several people or labels. */
export function groupsOf(entry: Entry, by: Grouping, today: string): string[] {
  switch (by) {
    case "state":
      return [entry.state ?? NONE];
    case "priority":
      return [entry.priority ?? NONE];
    case "assignee":
      return orNone(entry.assignee_ids);
    case "label":
      return orNone(entry.labels);
    case "sprint":
      return [String(entry.sprint_id ?? NONE)];
    case "milestone":
      return [String(entry.milestone_id ?? NONE)];
    case "due":
      return [dueGroup(entry, today)];
  }
}

export const DUE_GROUPS = ["overdue", "today", "week", "later", NONE] as const;

const DAY = 86_400_000;

export function dueGroup({ due_date: due, status }: Entry, today: string): (typeof DUE_GROUPS)[number] {
  if (!due) return NONE;
  if (due === today) return "today";
  const finished = status === "done" || status === "cancelled";
  if (due < today) return finished ? "later" : "overdue";
  return Date.parse(due) - Date.parse(today) <= 7 * DAY ? "week" : "later";
}

export interface Group {
  key: string;
  ids: number[];
}

/** The groups that have rows: the known ones in their order, then others as they come. */
export function group(
  entries: readonly Entry[],
  by: Grouping,
  known: readonly string[],
  today: string,
): Group[] {
  const groups = new Map<string, number[]>(known.map((key) => [key, []]));
  for (const entry of entries) {
    for (const key of groupsOf(entry, by, today)) {
      const ids = groups.get(key);
      if (ids) ids.push(entry.id);
      else groups.set(key, [entry.id]);
    }
  }
  return [...groups].filter(([, ids]) => ids.length > 0).map(([key, ids]) => ({ key, ids }));
}

export type Item =
  | { kind: "group"; key: string; group: string; count: number; collapsed: boolean }
  | { kind: "task"; key: string; group: string; id: number };

/** The lines of the table, headings and rows. */
export function lines(groups: readonly Group[], collapsed: ReadonlySet<string>): Item[] {
  return groups.flatMap(({ key: group, ids }): Item[] => {
    const hidden = collapsed.has(group);
    const head: Item = { kind: "group", key: `group:${group}`, group, count: ids.length, collapsed: hidden };
    return [
      head,
      ...(hidden ? [] : ids.map((id): Item => ({ kind: "task", key: `${group}:${id}`, group, id }))),
    ];
  });
}

export const plainLines = (entries: readonly Entry[]): Item[] =>
  entries.map(({ id }) => ({ kind: "task", key: String(id), group: "", id }));
