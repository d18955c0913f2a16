// biome-ignore-all lint/a11y/useSemanticElements: it is a line of a grid whose lines are drawn as they come into sight
// biome-ignore-all lint/a11y/useFocusableInteractive: its one control takes the focus
import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import styles from "./list.module.css";

/** What one cannot tell from the value alone; on a phone, where no heading stands above it, it is said. */
export const SAID: ReadonlySet<string> = new Set([
  "points",
  "estimate",
  "logged",
  "comments",
  "start",
  "created",
  "updated",
  "completed",
  "reporter",
]);

/** Besides the title, so many values stand beside each other: fewer where some have their name before them. */
export const phoneAcross = (columns: readonly string[]) =>
  columns.some((column) => SAID.has(column)) ? 3 : 5;
const TITLE = 36;
const LINE = 28;

/** The lines below the title of a row that shows these columns, and how high it is. */
export const phoneLines = (columns: readonly string[]) =>
  Math.max(1, Math.ceil((columns.length - 1) / phoneAcross(columns)));
export const phoneRow = (columns: readonly string[]) => TITLE + LINE * phoneLines(columns);

interface PhoneHeadProps {
  all: boolean;
  some: boolean;
  onSelectAll: () => void;
  width: number;
}

/** Without room for headings: what chooses everything. */
export function PhoneHead({ all, some, onSelectAll, width }: PhoneHeadProps) {
  const { t } = useTranslation();
  return (
    <div role="rowgroup" className={styles.heads}>
      <div role="row" className={styles.phoneHead} aria-rowindex={1}>
        <div role="columnheader" aria-colspan={width + 1}>
          <Checkbox
            label={t("list.selectAll")}
            checked={all}
            indeterminate={some && !all}
            onChange={onSelectAll}
          />
        </div>
      </div>
    </div>
  );
}
