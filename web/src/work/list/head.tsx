// biome-ignore-all lint/a11y/useSemanticElements: only the lines in sight are drawn, each at its own place, which a table element cannot do
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard goes from row to row and cell to cell; what is only a frame is passed over
import { Checkbox, useDirection } from "@mantine/core";
import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { COLUMNS, NARROWEST, type RowTask, readSort, type Shown, writeSort } from "./columns";
import { HeadCell } from "./head-cell";
import styles from "./list.module.css";

const features = tableFeatures({
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  rowSortingFeature,
});

/** The rows come by themselves as they come into sight: the table keeps the columns, their order, sizes and sort. */
const noRows: RowTask[] = [];

interface HeadProps {
  shown: Shown;
  sort: string | undefined;
  onSort: (sort: string | undefined) => void;
  onShown: (shown: Shown, done: boolean) => void;
  all: boolean;
  some: boolean;
  onSelectAll: () => void;
}

export function Head({ shown, sort, onSort, onShown, all, some, onSelectAll }: HeadProps) {
  const { t } = useTranslation();
  const { dir } = useDirection();
  const sorting = useMemo(() => readSort(sort), [sort]);
  const columns = useMemo(
    () =>
      shown.columns.map((id) => {
        const spec = COLUMNS.find((each) => each.id === id);
        return {
          id,
          accessorFn: (task: RowTask) => task[spec?.field ?? "title"],
          size: spec?.width,
          minSize: NARROWEST,
          enableSorting: Boolean(spec && "sort" in spec),
        };
      }),
    [shown.columns],
  );
  const table = useTable({
    features,
    columns,
    data: noRows,
    state: { sorting, columnSizing: shown.widths, columnOrder: shown.columns },
    manualSorting: true,
    enableMultiSort: true,
    sortDescFirst: false,
    columnResizeMode: "onChange",
    columnResizeDirection: dir,
    onSortingChange: (change) => onSort(writeSort(typeof change === "function" ? change(sorting) : change)),
    onColumnSizingChange: (change) =>
      onShown({ ...shown, widths: typeof change === "function" ? change(shown.widths) : change }, false),
  });
  return (
    <div role="rowgroup" className={styles.heads}>
      <div role="row" className={styles.head} aria-rowindex={1}>
        <div role="columnheader" className={styles.select}>
          <Checkbox
            size="xs"
            aria-label={t("list.selectAll")}
            checked={all}
            indeterminate={some && !all}
            onChange={onSelectAll}
          />
        </div>
        {table.getFlatHeaders().map((header) => (
          <HeadCell
            key={header.id}
            id={header.column.id as Shown["columns"][number]}
            sorted={header.column.getIsSorted()}
            place={sorting.length > 1 ? header.column.getSortIndex() : -1}
            onSort={header.column.getToggleSortingHandler()}
            onDrag={header.getResizeHandler()}
            shown={shown}
            onShown={onShown}
          />
        ))}
      </div>
    </div>
  );
}
