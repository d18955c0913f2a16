import { Kbd, Menu } from "@mantine/core";
import {
  IconArrowBarToDown,
  IconArrowBarToUp,
  IconCalendar,
  IconChevronRight,
  IconLink,
  IconMaximize,
  IconSquareCheck,
  IconTag,
  IconTrash,
  IconUser,
  IconUserCheck,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { tell } from "../../frame/notices";
import { useMe } from "../../people/session";
import { PriorityMark } from "../priority-mark";
import { find, placeAt } from "./arrange";
import type { BoardTask } from "./board-task";
import styles from "./card.module.css";
import type { MenuPage } from "./card-menu";
import { useBoard } from "./context";
import { withPerson } from "./edits";
import { ColumnItems, DueItems, LabelItems, PeopleItems, PriorityItems } from "./menu-items";

/** The card's menu, or the part of it that was asked for. */
export function CardPage({ task, page }: { task: BoardTask; page: MenuPage }) {
  const ids = [task.id];
  switch (page) {
    case "state":
      return <ColumnItems ids={ids} />;
    case "people":
      return <PeopleItems ids={ids} />;
    case "priority":
      return <PriorityItems ids={ids} />;
    case "labels":
      return <LabelItems ids={ids} />;
    case "due":
      return <DueItems ids={ids} />;
    default:
      return <Everything task={task} />;
  }
}

function Everything({ task }: { task: BoardTask }) {
  const { t } = useTranslation();
  const { readOnly, project, open, select, actions, cells, focusOn } = useBoard();
  const me = useMe();
  const copy = async () => {
    await navigator.clipboard.writeText(`${location.origin}/projects/${project.key}/board?task=${task.id}`);
    tell(t("board.linkCopied"));
  };
  const within = (index: number) => {
    const here = find(cells(), task.id);
    if (here) actions.move([task.id], placeAt(cells(), task.id, here.cell, index));
    focusOn(task.id);
  };
  return (
    <>
      <Menu.Item leftSection={<IconMaximize size={15} />} onClick={() => open(task.id)}>
        {t("board.openCard")}
      </Menu.Item>
      <Menu.Item leftSection={<IconLink size={15} />} onClick={() => void copy()}>
        {t("board.copyLink")}
      </Menu.Item>
      {!readOnly && (
        <>
          <Menu.Item
            leftSection={<IconSquareCheck size={15} />}
            rightSection={<Kbd size="xs">X</Kbd>}
            onClick={() => select(task.id, "one")}
          >
            {t("board.select")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconUserCheck size={15} />}
            rightSection={<Kbd size="xs">A</Kbd>}
            onClick={() => actions.edit([task.id], withPerson(me.id))}
          >
            {task.assignee_ids?.includes(me.id) ? t("board.notMine") : t("board.assignMe")}
          </Menu.Item>
          <Further
            task={task}
            page="people"
            icon={<IconUser size={15} />}
            words={t("board.people")}
            letter="S"
          />
          <Further
            task={task}
            page="priority"
            icon={<PriorityMark priority={task.priority ?? "medium"} silent />}
            words={t("board.priorityWord")}
            letter="P"
          />
          <Further
            task={task}
            page="labels"
            icon={<IconTag size={15} />}
            words={t("board.labels")}
            letter="L"
          />
          <Further
            task={task}
            page="due"
            icon={<IconCalendar size={15} />}
            words={t("board.dueWord")}
            letter="D"
          />
          <Menu.Divider />
          <Menu.Item leftSection={<IconArrowBarToUp size={15} />} onClick={() => within(0)}>
            {t("board.toTop")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowBarToDown size={15} />}
            onClick={() => within(Number.POSITIVE_INFINITY)}
          >
            {t("board.toBottom")}
          </Menu.Item>
          <ColumnItems ids={[task.id]} />
          <Menu.Divider />
          <Menu.Item
            className={styles.danger}
            leftSection={<IconTrash size={15} />}
            onClick={() => actions.remove([task.id])}
          >
            {t("board.delete")}
          </Menu.Item>
        </>
      )}
    </>
  );
}

interface FurtherProps {
  task: BoardTask;
  page: MenuPage;
  icon: ReactNode;
  words: string;
  letter: string;
}

/** Leads on to another part of the menu; its letter does so from the card. */
function Further({ task, page, icon, words, letter }: FurtherProps) {
  const { openMenu } = useBoard();
  return (
    <Menu.Item
      closeMenuOnClick={false}
      leftSection={icon}
      rightSection={
        <>
          <Kbd size="xs">{letter}</Kbd> <IconChevronRight size={13} aria-hidden />
        </>
      }
      onClick={() => openMenu(task.id, page)}
    >
      {words}
    </Menu.Item>
  );
}
