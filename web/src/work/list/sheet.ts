// Pasted rows as tasks: which column means what, and what of it is understood.
import type { NewTask } from "./acts";
import type { Choices } from "./choices";
import { COLUMNS, type ColumnId } from "./columns";
import { readDay, readNumber } from "./tsv";

/** What a pasted column can become. */
export const TARGETS = [
  "title",
  "state",
  "priority",
  "assignees",
  "labels",
  "due",
  "start",
  "points",
  "estimate",
  "type",
  "sprint",
  "milestone",
] as const satisfies readonly ColumnId[];
export type Target = (typeof TARGETS)[number];

/** The target that a heading names: by its word in the reader's language, its own name or the API's. */
export function targetNamed(text: string, words: (target: Target) => string): Target | null {
  const one = (name: string | undefined) =>
    name
      ?.trim()
      .toLowerCase()
      .replace(/( date|s)$/, "");
  const wanted = one(text);
  const field = (id: string) => COLUMNS.find((spec) => spec.id === id)?.field;
  return TARGETS.find((id) => [id, field(id), words(id)].map(one).includes(wanted)) ?? null;
}

const several = (text: string) =>
  text
    .split(/[,;]/)
    .map((each) => each.trim())
    .filter(Boolean);

interface Read {
  task: NewTask | null;
  /** What was not understood, and so is left out. */
  unread: string[];
}

export function readRow(row: readonly string[], targets: readonly (Target | null)[], choices: Choices): Read {
  const unread: string[] = [];
  const find = (list: keyof Choices, text: string) => {
    const wanted = text.toLowerCase();
    const found = choices[list].find(
      ({ value, label }) => value && (label.toLowerCase() === wanted || value.toLowerCase() === wanted),
    );
    if (!found) unread.push(text);
    return found?.value;
  };
  const parsed = <T>(text: string, read: (text: string) => T | null) => {
    const value = read(text);
    if (value === null) unread.push(text);
    return value ?? undefined;
  };
  const ids = (list: keyof Choices, text: string) =>
    several(text)
      .flatMap((each) => find(list, each) ?? [])
      .map(Number);
  const id = (list: keyof Choices, text: string) => {
    const value = find(list, text);
    return value === undefined ? undefined : Number(value);
  };
  const into: Readonly<Record<Target, (text: string) => Partial<NewTask>>> = {
    title: (title) => ({ title }),
    state: (text) => ({ state: find("state", text) }),
    priority: (text) => ({ priority: find("priority", text) as NewTask["priority"] }),
    type: (text) => ({ task_type: find("type", text) as NewTask["task_type"] }),
    assignees: (text) => ({ assignee_ids: ids("assignees", text) }),
    labels: (text) => ({ labels: ids("labels", text) }),
    due: (text) => ({ due_date: parsed(text, readDay) }),
    start: (text) => ({ start_date: parsed(text, readDay) }),
    points: (text) => ({ story_points: parsed(text, readNumber) }),
    estimate: (text) => ({ estimated_hours: parsed(text, readNumber) }),
    sprint: (text) => ({ sprint_id: id("sprint", text) }),
    milestone: (text) => ({ milestone_id: id("milestone", text) }),
  };
  const parts = targets.map((target, at) => (target && row[at] ? into[target](row[at]) : {}));
  const { title, ...rest } = Object.assign({}, ...parts) as Partial<NewTask>;
  return { task: title ? ({ ...rest, title } as NewTask) : null, unread };
}
