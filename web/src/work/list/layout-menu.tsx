import { ActionIcon, Button, Checkbox, Menu, Popover } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconColumns3,
  IconDownload,
  IconLayoutRows,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { COLUMNS, type ColumnId, type Shown } from "./columns";
import { asGrouping, GROUPINGS } from "./grouping";
import { swapped } from "./head-cell";
import styles from "./list.module.css";
import { SortMenu } from "./sort-menu";

interface LayoutMenuProps {
  shown: Shown;
  group: string | undefined;
  /** Where no headings are that one sorts by: what it is sorted by now, perhaps nothing. */
  sort: string | undefined;
  onSort: (sort: string | undefined) => void;
  onShown: (shown: Shown) => void;
  onGroup: (group: string | undefined) => void;
  onExport: () => void;
}

/** What the list adds to the bar: groups, columns, and what is shown as a file. */
export function LayoutMenu({ shown, group, sort, onSort, onShown, onGroup, onExport }: LayoutMenuProps) {
  const { t } = useTranslation();
  const by = asGrouping(group);
  const arrow = <IconChevronDown size={12} aria-hidden />;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            size="compact-xs"
            className={styles.tool}
            variant={by ? "light" : "default"}
            leftSection={<IconLayoutRows size={13} aria-hidden />}
            rightSection={arrow}
          >
            {by ? t("list.groupedBy", { name: t(`views.fields.${by}`) }) : t("list.group")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {GROUPINGS.map((name) => (
            <Menu.Item key={name} aria-current={name === by || undefined} onClick={() => onGroup(name)}>
              {t(`views.fields.${name}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => onGroup(undefined)}>{t("list.ungrouped")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {sort !== undefined && <SortMenu sort={sort} onSort={onSort} />}
      <Popover position="bottom-end" width={290} trapFocus returnFocus withRoles shadow="md">
        <Popover.Target>
          <Button
            size="compact-xs"
            variant="default"
            className={styles.tool}
            leftSection={<IconColumns3 size={13} aria-hidden />}
            rightSection={arrow}
          >
            {t("list.chooseColumns")}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t("list.chooseColumns")} className={styles.columnList}>
          <ColumnList shown={shown} onShown={onShown} />
        </Popover.Dropdown>
      </Popover>
      <ActionIcon
        variant="default"
        size={26}
        aria-label={t("list.export")}
        title={t("list.export")}
        onClick={onExport}
      >
        <IconDownload size={14} aria-hidden />
      </ActionIcon>
    </>
  );
}

function ColumnList({ shown, onShown }: Pick<LayoutMenuProps, "shown" | "onShown">) {
  const { t } = useTranslation();
  const rest = COLUMNS.map(({ id }) => id).filter((id) => !shown.columns.includes(id));
  const toggle = (id: ColumnId) => {
    const columns = shown.columns.includes(id)
      ? shown.columns.filter((each) => each !== id)
      : [...shown.columns, id];
    onShown({ ...shown, columns });
  };
  const move = (id: ColumnId, step: number) =>
    onShown({ ...shown, columns: swapped(shown.columns, id, step) });
  return (
    <ul className={styles.columnRows}>
      {[...shown.columns, ...rest].map((id, index) => {
        const name = t(`list.columns.${id}`);
        const there = index < shown.columns.length;
        return (
          <li key={id} className={styles.columnRow}>
            <Checkbox
              size="xs"
              label={name}
              checked={there}
              disabled={id === "title"}
              onChange={() => toggle(id)}
            />
            {there && (
              <span>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={24}
                  disabled={index === 0}
                  aria-label={t("list.columnUp", { name })}
                  onClick={() => move(id, -1)}
                >
                  <IconArrowUp size={13} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={24}
                  disabled={index === shown.columns.length - 1}
                  aria-label={t("list.columnDown", { name })}
                  onClick={() => move(id, 1)}
                >
                  <IconArrowDown size={13} aria-hidden />
                </ActionIcon>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
