import { ActionIcon, Menu } from "@mantine/core";
import { IconArrowBarToDown, IconArrowBarToUp, IconDots, IconLink, IconMaximize } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { tell } from "../../frame/notices";
import { StatusMark } from "../status-mark";
import { find, placeAt } from "./arrange";
import type { BoardTask } from "./board-task";
import styles from "./card.module.css";
import { useBoard } from "./context";

interface CardMenuProps {
  task: BoardTask;
  name: string;
  stop: boolean;
  onOpen: (id: number) => void;
}

/** What can be done with a card, also without dragging. The menu itself is made when first asked for. */
export function CardMenu({ task, name, stop, onOpen }: CardMenuProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const [opened, setOpened] = useState(false);
  const button = (
    <ActionIcon
      className={styles.menu}
      data-open={opened || undefined}
      variant="subtle"
      color="gray"
      size={24}
      tabIndex={stop ? 0 : -1}
      aria-label={t("board.cardMenu", { name })}
      aria-haspopup="menu"
      onClick={() => {
        setAsked(true);
        setOpened(true);
      }}
    >
      <IconDots size={16} />
    </ActionIcon>
  );
  if (!asked) return button;
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" width={210}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <MenuItems task={task} onOpen={onOpen} />
      </Menu.Dropdown>
    </Menu>
  );
}

function MenuItems({ task, onOpen }: Pick<CardMenuProps, "task" | "onOpen">) {
  const { t } = useTranslation();
  const { states, readOnly, columns, actions, focusOn, project } = useBoard();
  const here = find(columns, task.id);
  const move = (state: string, index: number) => {
    actions.move({ id: task.id, ...placeAt(columns, task.id, state, index) });
    focusOn(task.id);
  };
  const copy = async () => {
    await navigator.clipboard.writeText(`${location.origin}/projects/${project.key}/board?task=${task.id}`);
    tell(t("board.linkCopied"));
  };
  const last = Number.POSITIVE_INFINITY;
  return (
    <>
      <Menu.Item leftSection={<IconMaximize size={15} />} onClick={() => onOpen(task.id)}>
        {t("board.openCard")}
      </Menu.Item>
      <Menu.Item leftSection={<IconLink size={15} />} onClick={() => void copy()}>
        {t("board.copyLink")}
      </Menu.Item>
      {!readOnly && here && (
        <>
          <Menu.Item leftSection={<IconArrowBarToUp size={15} />} onClick={() => move(here.state, 0)}>
            {t("board.toTop")}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowBarToDown size={15} />} onClick={() => move(here.state, last)}>
            {t("board.toBottom")}
          </Menu.Item>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is no child of a menu */}
          <div role="group" aria-label={t("board.moveTo")}>
            <Menu.Label aria-hidden>{t("board.moveTo")}</Menu.Label>
            {states
              .filter((state) => state.name !== here.state)
              .map((state) => (
                <Menu.Item
                  key={state.name}
                  leftSection={<StatusMark status={state.status} />}
                  onClick={() => move(state.name, last)}
                >
                  {state.name}
                </Menu.Item>
              ))}
          </div>
        </>
      )}
    </>
  );
}
