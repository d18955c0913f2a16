import { Button, CloseButton, Menu } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useBoard } from "./context";
import { ColumnItems, DueItems, LabelItems, PeopleItems, PriorityItems } from "./menu-items";
import styles from "./selection-bar.module.css";

interface SelectionBarProps {
  selected: ReadonlySet<number>;
  onClear: () => void;
}

/** What can be done with all the chosen cards at once; each is one step to undo. */
export function SelectionBar({ selected, onClear }: SelectionBarProps) {
  const { t } = useTranslation();
  const { actions } = useBoard();
  const ids = [...selected];
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("board.selection")}>
      <span className={styles.count} role="status">
        {t("board.chosen", { count: ids.length })}
      </span>
      <Choose words={t("board.moveWord")}>
        <ColumnItems ids={ids} />
      </Choose>
      <Choose words={t("board.people")}>
        <PeopleItems ids={ids} />
      </Choose>
      <Choose words={t("board.priorityWord")}>
        <PriorityItems ids={ids} />
      </Choose>
      <Choose words={t("board.labels")}>
        <LabelItems ids={ids} />
      </Choose>
      <Choose words={t("board.dueWord")}>
        <DueItems ids={ids} />
      </Choose>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        className={styles.danger}
        leftSection={<IconTrash size={14} />}
        onClick={() => {
          actions.remove(ids);
          onClear();
        }}
      >
        {t("board.delete")}
      </Button>
      <CloseButton aria-label={t("board.clearSelection")} onClick={onClear} />
    </div>
  );
}

function Choose({ words, children }: { words: string; children: ReactNode }) {
  return (
    <Menu position="top" width={220}>
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" color="gray" className={styles.button}>
          {words}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
