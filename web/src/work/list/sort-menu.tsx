import { Button, Menu } from "@mantine/core";
import { IconArrowDown, IconArrowsSort, IconArrowUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { COLUMNS, readSort, writeSort } from "./columns";
import styles from "./list.module.css";

const icon = { size: 14, "aria-hidden": true } as const;

interface SortMenuProps {
  sort: string;
  onSort: (sort: string | undefined) => void;
}

/** What the headings do where there is room for them: once upwards, once more downwards, and then not at all. */
export function SortMenu({ sort, onSort }: SortMenuProps) {
  const { t } = useTranslation();
  const [by] = readSort(sort);
  const next = (id: string) => {
    if (by?.id !== id) return onSort(writeSort([{ id, desc: false }]));
    onSort(by.desc ? undefined : writeSort([{ id, desc: true }]));
  };
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <Button
          size="compact-xs"
          className={styles.tool}
          variant={by ? "light" : "default"}
          leftSection={<IconArrowsSort {...icon} size={13} />}
        >
          {t("list.sort")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.columnList}>
        {COLUMNS.flatMap((spec) => ("sort" in spec ? [spec.id] : [])).map((id) => {
          const here = by?.id === id;
          const Arrow = here && by.desc ? IconArrowDown : IconArrowUp;
          const way = here && t(by.desc ? "list.descending" : "list.ascending");
          return (
            <Menu.Item
              key={id}
              aria-current={here || undefined}
              rightSection={here && <Arrow {...icon} />}
              onClick={() => next(id)}
            >
              {t(`list.columns.${id}`)}
              {way && <span className="sr-only">{`, ${way}`}</span>}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
