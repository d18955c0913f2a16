// biome-ignore-all lint/a11y/useSemanticElements: only the lines in sight are drawn, each at its own place, which a table element cannot do
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard goes from row to row and cell to cell; what is only a frame is passed over
import { IconChevronRight, IconPlus } from "@tabler/icons-react";
import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./list.module.css";

interface GroupRowProps {
  line: string;
  name: string;
  mark: ReactNode;
  count: number;
  collapsed: boolean;
  index: number;
  top: number;
  here: boolean;
  width: number;
}

/** The heading of a group: folds it, and adds a task to it. */
export const GroupRow = memo(function GroupRow(props: GroupRowProps) {
  const { line, name, mark, count, collapsed, index, top, here, width } = props;
  const { t } = useTranslation();
  return (
    <div
      role="row"
      className={styles.group}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
      data-line={line}
      data-group
      tabIndex={here ? 0 : -1}
    >
      <div role="gridcell" aria-colspan={width} aria-expanded={!collapsed} className={styles.groupHead}>
        <IconChevronRight size={15} className={styles.fold} data-open={!collapsed || undefined} aria-hidden />
        {mark}
        <span className={styles.groupName}>{name}</span>
        <span className={styles.count}>{count}</span>
        <button
          type="button"
          tabIndex={-1}
          data-add
          className={styles.groupAdd}
          aria-label={t("list.addTo", { group: name })}
          title={t("list.addTo", { group: name })}
        >
          <IconPlus size={15} aria-hidden />
        </button>
      </div>
    </div>
  );
});
