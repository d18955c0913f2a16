import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArrowLeft,
  IconArrowRight,
  IconColumnInsertRight,
  IconDots,
  IconPencil,
} from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { DialogComing } from "../../frame/coming";
import styles from "./column.module.css";
import { useBoard } from "./context";
import type { Value } from "./fields";
import { swapped } from "./workflow";

const ColumnDialog = lazy(() =>
  import("./column-dialog").then((module) => ({ default: module.ColumnDialog })),
);

/** What may be done with a column by those who lead the project. */
export function HeadMenu({ value }: { value: Value }) {
  const { t } = useTranslation();
  const { grid, actions } = useBoard();
  const [dialog, setDialog] = useState<"edit" | "add" | null>(null);
  const at = grid.workflow.findIndex((state) => state.name === value.key);
  const shift = (by: number) => actions.setWorkflow(swapped(grid.workflow, at, at + by));
  return (
    <>
      <Menu position="bottom-end" width={210}>
        <Menu.Target>
          <ActionIcon
            className={styles.headMenu}
            variant="subtle"
            color="gray"
            size={24}
            aria-label={t("board.columnMenu", { state: value.name })}
          >
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => setDialog("edit")}>
            {t("board.editColumn")}
          </Menu.Item>
          <Menu.Item leftSection={<IconColumnInsertRight size={15} />} onClick={() => setDialog("add")}>
            {t("board.addColumn")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconArrowLeft size={15} />} disabled={at === 0} onClick={() => shift(-1)}>
            {t("board.columnBack")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowRight size={15} />}
            disabled={at === grid.workflow.length - 1}
            onClick={() => shift(1)}
          >
            {t("board.columnOn")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={<DialogComing onClose={() => setDialog(null)} />}>
        {dialog && (
          <ColumnDialog state={value.key} adding={dialog === "add"} onClose={() => setDialog(null)} />
        )}
      </Suspense>
    </>
  );
}
