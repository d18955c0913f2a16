import {
  IconBan,
  IconCheck,
  IconCopy,
  IconExternalLink,
  IconFlag,
  IconPlayerPlay,
  IconRotate,
  IconUser,
} from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Priority, Task } from "../api/client";
import { useTaskInHand } from "../frame/in-hand";
import { tell } from "../frame/notices";
import { useTaskActs } from "../home/use-task-acts";
import { Avatar } from "../people/avatar";
import { useMe } from "../people/session";
import { nameOf, useUsers } from "../people/users";
import { PriorityMark } from "../work/priority-mark";
import type { Entry, Group } from "./entry";

/** A further choice that a command leads to. */
export type Page = "assign" | "prioritise";

const PRIORITIES: Priority[] = ["highest", "high", "medium", "low", "lowest"];

/** What can be done to the task in hand. */
export function useTaskCommands(turn: (page: Page) => void): Group | null {
  const { t } = useTranslation();
  const task = useTaskInHand();
  const acts = useTaskActs();
  const navigate = useNavigate();
  const me = useMe().id;
  if (!task) return null;
  const reference = task.reference ?? String(task.id);
  const mine = task.assignee_ids?.includes(me);
  const over = task.status === "done" || task.status === "cancelled";
  const others = (task.assignee_ids ?? []).filter((id) => id !== me);
  const entries: Entry[] = [
    over
      ? {
          id: "reopen",
          label: t("palette.reopen"),
          mark: <IconRotate size={16} />,
          run: () => acts.reopen(task),
        }
      : {
          id: "complete",
          label: t("palette.complete"),
          mark: <IconCheck size={16} />,
          run: () => acts.complete(task),
        },
    ...(task.status === "todo"
      ? [
          {
            id: "start",
            label: t("palette.start"),
            mark: <IconPlayerPlay size={16} />,
            run: () => acts.start(task),
          },
        ]
      : []),
    mine
      ? {
          id: "drop",
          label: t("palette.unassignMe"),
          mark: <IconBan size={16} />,
          run: () => acts.assign(task, others),
        }
      : {
          id: "take",
          label: t("palette.assignMe"),
          mark: <IconUser size={16} />,
          run: () => acts.assign(task, [...(task.assignee_ids ?? []), me]),
        },
    { id: "assign", label: t("palette.assign"), mark: <IconUser size={16} />, more: () => turn("assign") },
    {
      id: "prioritise",
      label: t("palette.prioritise"),
      mark: <IconFlag size={16} />,
      more: () => turn("prioritise"),
    },
    {
      id: "page",
      label: t("palette.openPage"),
      mark: <IconExternalLink size={16} />,
      run: () => void navigate({ to: "/tasks/$reference", params: { reference } }),
    },
    {
      id: "copy",
      label: t("palette.copyTask"),
      mark: <IconCopy size={16} />,
      run: () => void copy(`${location.origin}/tasks/${reference}`, t("board.linkCopied")),
    },
  ];
  return { title: t("palette.task", { name: `${reference} ${task.title}` }), entries };
}

export async function copy(address: string, said: string) {
  await navigator.clipboard.writeText(address);
  tell(said);
}

/** The choices of a further page. */
export function useChoices(page: Page | null): Group | null {
  const { t } = useTranslation();
  const task = useTaskInHand();
  const acts = useTaskActs();
  const users = useUsers();
  if (!task || !page) return null;
  if (page === "prioritise") {
    const entries = PRIORITIES.map((priority) => ({
      id: priority,
      label: t(`priority.${priority}`),
      mark: <PriorityMark priority={priority} silent />,
      run: () => acts.prioritise(task, priority),
    }));
    return { title: t("palette.prioritiseTask", { name: task.reference }), entries };
  }
  const entries = [...users.values()].map((user) => ({
    id: String(user.id),
    label: nameOf(user),
    words: user.username,
    note: assigned(task, user.id) ? t("palette.assigned") : undefined,
    mark: <Avatar user={user} size={18} />,
    run: () => acts.assign(task, toggled(task.assignee_ids ?? [], user.id)),
  }));
  return { title: t("palette.assignTask", { name: task.reference }), entries };
}

const assigned = (task: Task, id: number) => task.assignee_ids?.includes(id);

const toggled = (ids: number[], id: number) =>
  ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];
