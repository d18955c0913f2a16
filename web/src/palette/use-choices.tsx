import { IconCalendar, IconCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Priority, Task } from "../api/client";
import { useTaskInHand } from "../frame/in-hand";
import { useTaskActs } from "../home/use-task-acts";
import { dayAfter, shortDate, today } from "../language/dates";
import { Avatar } from "../people/avatar";
import { nameOf, useUsers } from "../people/users";
import { PriorityMark } from "../work/priority-mark";
import { useLabels, useProjects } from "../work/project";
import { StatusMark } from "../work/status-mark";
import type { Entry, Group } from "./entry";
import type { Page } from "./use-task-commands";

const PRIORITIES: Priority[] = ["highest", "high", "medium", "low", "lowest"];
/** Days from today, with their words. */
const DAYS = [
  [0, "today"],
  [1, "tomorrow"],
  [7, "nextWeek"],
  [14, "twoWeeks"],
] as const;

/** The choices of a further page, about the task in hand. */
export function useChoices(page: Page | null): Group | null {
  const { t } = useTranslation();
  const task = useTaskInHand();
  const project = useProjects().data?.find(({ id }) => id === task?.project_id);
  const labels = useLabels(task?.project_id ?? 0);
  const users = useUsers();
  const acts = useTaskActs();
  if (!task || !page) return null;
  const chosen = (is: boolean): ReactNode => is && <IconCheck size={16} />;
  const pages: Record<Page, () => Entry[]> = {
    prioritise: () =>
      PRIORITIES.map((priority) => ({
        id: priority,
        label: t(`priority.${priority}`),
        mark: <PriorityMark priority={priority} silent />,
        run: () => acts.prioritise(task, priority),
      })),
    assign: () =>
      [...users.values()].map((user) => ({
        id: String(user.id),
        label: nameOf(user),
        words: user.username,
        note: task.assignee_ids?.includes(user.id) ? t("palette.assigned") : undefined,
        mark: <Avatar user={user} size={18} />,
        run: () => acts.assign(task, toggled(task.assignee_ids, user.id)),
      })),
    move: () =>
      (project?.workflow ?? []).map(({ name, status }) => ({
        id: name,
        label: name,
        note: name === task.state ? t("palette.isThere") : undefined,
        mark: <StatusMark status={status} />,
        run: () => acts.move(task, { state: name, status: status as Task["status"] }),
      })),
    due: () => [
      ...DAYS.map(([days, word]) => ({
        id: word,
        label: t(`palette.days.${word}`),
        note: shortDate(dayAfter(today(), days)),
        mark: <IconCalendar size={16} />,
        run: () => acts.due(task, dayAfter(today(), days)),
      })),
      { id: "none", label: t("palette.days.none"), run: () => acts.due(task, null) },
    ],
    label: () =>
      [...labels.values()].map(({ id, name }) => ({
        id: String(id),
        label: name,
        mark: chosen(task.labels?.includes(id) ?? false),
        run: () => acts.label(task, toggled(task.labels, id)),
      })),
  };
  return { title: t(`palette.titles.${page}`, { name: task.reference }), entries: pages[page]() };
}

const toggled = (ids: readonly number[] = [], id: number) =>
  ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];
