import {
  IconArrowRight,
  IconBan,
  IconCalendarDue,
  IconCheck,
  IconCopy,
  IconExternalLink,
  IconFlag,
  IconPlayerPlay,
  IconRotate,
  IconTag,
  IconTrash,
  IconUser,
} from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useTaskInHand } from "../frame/in-hand";
import { tell } from "../frame/notices";
import { useTaskActs } from "../home/use-task-acts";
import { useMe } from "../people/session";
import type { Entry, Group } from "./entry";

/** A further choice that a command leads to. */
export type Page = "assign" | "prioritise" | "move" | "due" | "label";

const PAGES: readonly { page: Page; Icon: typeof IconFlag }[] = [
  { page: "move", Icon: IconArrowRight },
  { page: "assign", Icon: IconUser },
  { page: "prioritise", Icon: IconFlag },
  { page: "due", Icon: IconCalendarDue },
  { page: "label", Icon: IconTag },
];

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
    ...PAGES.map(({ page, Icon }) => ({
      id: page,
      label: t(`palette.${page}`),
      mark: <Icon size={16} />,
      more: () => turn(page),
    })),
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
    {
      id: "delete",
      label: t("palette.delete"),
      mark: <IconTrash size={16} />,
      run: () => acts.remove(task),
    },
  ];
  return { title: t("palette.task", { name: `${reference} ${task.title}` }), entries };
}

export async function copy(address: string, said: string) {
  await navigator.clipboard.writeText(address);
  tell(said);
}
