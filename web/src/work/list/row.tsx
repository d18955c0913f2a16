// biome-ignore-all lint/a11y/useSemanticElements: only the lines in sight are drawn, each at its own place, which a table element cannot do
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard goes from row to row and cell to cell; what is only a frame is passed over
import { Checkbox } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type CSSProperties, memo } from "react";
import { useTranslation } from "react-i18next";
import { type ColumnId, type RowTask, SPECS } from "./columns";
import { useList } from "./context";
import { Editor, type Leaving } from "./editor";
import styles from "./list.module.css";
import { SAID } from "./phone-head";
import { rowQuery } from "./rows";
import { Value } from "./value";

/** Where the keyboard is in a row: on one of its cells, or on the row itself. */
export type Spot = ColumnId | "row";

interface RowProps {
  id: number;
  /** The line's own key: a task with two labels stands in two groups. */
  line: string;
  index: number;
  top: number;
  selected: boolean;
  peeked: boolean;
  at: Spot | null;
  editing: ColumnId | null;
  onLeave: (where: Leaving) => void;
}

/** One task. Its clicks and keys are heard by the grid, so that a keystroke draws two rows and not forty. */
export const Row = memo(function Row({
  id,
  line,
  index,
  top,
  selected,
  peeked,
  at,
  editing,
  onLeave,
}: RowProps) {
  const { t } = useTranslation();
  const { columns } = useList();
  const { data: task } = useQuery(rowQuery(id));
  return (
    <div
      role="row"
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-busy={task === undefined || undefined}
      data-line={line}
      data-id={id}
      data-selected={selected || undefined}
      data-peeked={peeked || undefined}
      tabIndex={at === "row" ? 0 : -1}
    >
      <div role="gridcell" className={styles.select}>
        <Checkbox
          size="xs"
          tabIndex={-1}
          data-select
          aria-label={t("list.select", { name: task?.reference ?? "" })}
          checked={selected}
          readOnly
        />
      </div>
      {columns.map((column) => (
        <Cell
          key={column}
          task={task ?? undefined}
          id={id}
          column={column}
          here={at === column}
          editing={editing === column}
          onLeave={onLeave}
        />
      ))}
    </div>
  );
});

interface CellProps {
  task: RowTask | undefined;
  id: number;
  column: ColumnId;
  here: boolean;
  editing: boolean;
  onLeave: (where: Leaving) => void;
}

function Cell({ task, id, column, here, editing, onLeave }: CellProps) {
  const { t } = useTranslation();
  const editable = Boolean(SPECS.get(column)?.editing);
  return (
    <div
      role="gridcell"
      className={styles.cell}
      data-column={column}
      data-label={SAID.has(column) ? t(`list.columns.${column}`) : undefined}
      data-editable={editable || undefined}
      data-editing={editing || undefined}
      aria-readonly={!editable}
      tabIndex={here ? 0 : -1}
    >
      {!task && column === "title" && <Coming id={id} />}
      {task && column === "title" && !editing && <Title task={task} />}
      {task && (column !== "title" || editing) && <Value task={task} column={column} />}
      {task && editing && <Editor task={task} column={column} onLeave={onLeave} />}
    </div>
  );
}

/** Opens the panel; in a tab of its own it is the task's page. */
function Title({ task }: { task: RowTask }) {
  const { t } = useTranslation();
  return (
    <>
      <a href={`/tasks/${task.reference ?? task.id}`} tabIndex={-1} className={styles.title} data-open>
        {task.title}
      </a>
      <button
        type="button"
        tabIndex={-1}
        className={styles.pencil}
        data-edit
        aria-label={t("list.editTitle", { name: task.reference ?? "" })}
      >
        <IconPencil size={14} stroke={1.7} aria-hidden />
      </button>
    </>
  );
}

/** A title that is still on its way; no two are equally long. */
function Coming({ id }: { id: number }) {
  return (
    <span className={styles.coming} style={{ "--width": `${35 + ((id * 37) % 50)}%` } as CSSProperties} />
  );
}
