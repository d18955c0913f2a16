import { ActionIcon, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BoardTask } from "./board-task";
import styles from "./card.module.css";
import { CardPage } from "./card-pages";
import { useBoard } from "./context";

export const MENU_PAGES = ["all", "state", "people", "priority", "labels", "due"] as const;
export type MenuPage = (typeof MENU_PAGES)[number];

interface CardMenuProps {
  task: BoardTask;
  name: string;
  stop: boolean;
  page: MenuPage | null;
}

/** What can be done with a card, also without dragging. The menu itself is made when first asked for. */
export function CardMenu({ task, name, stop, page }: CardMenuProps) {
  const { t } = useTranslation();
  const { openMenu } = useBoard();
  const [asked, setAsked] = useState(false);
  const button = (
    <ActionIcon
      className={styles.menu}
      data-open={page !== null || undefined}
      variant="subtle"
      color="gray"
      size={24}
      tabIndex={stop ? 0 : -1}
      aria-label={t("board.cardMenu", { name })}
      aria-haspopup="menu"
      onClick={() => {
        setAsked(true);
        openMenu(task.id, "all");
      }}
    >
      <IconDots size={16} />
    </ActionIcon>
  );
  if (!asked && page === null) return button;
  return (
    <Menu
      opened={page !== null}
      onChange={(opened) => !opened && openMenu(task.id, null)}
      position="bottom-end"
      width={220}
    >
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>{page !== null && <CardPage task={task} page={page} />}</Menu.Dropdown>
    </Menu>
  );
}
