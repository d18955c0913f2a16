import { autoScrollForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { useDensity } from "../../frame/density";
import { Empty } from "../../frame/empty";
import type { BoardSearch } from "../../frame/router";
import { today } from "../../language/dates";
import { useUsers } from "../../people/users";
import { useLabels } from "../project";
import { type Cells, countIn, narrowed, type Place, withMove } from "./arrange";
import styles from "./board-screen.module.css";
import type { MenuPage } from "./card-menu";
import type { Marks } from "./cards";
import { Column } from "./column";
import { BoardContext, type BoardValue } from "./context";
import { partsIn } from "./display";
import type { Grid } from "./grid";
import { Lanes, useFolded } from "./lanes";
import { SelectionBar } from "./selection-bar";
import { useActions } from "./use-actions";
import { useCardKeys } from "./use-card-keys";
import { useCarry } from "./use-carry";
import { useDrop } from "./use-drop";
import { useLatest } from "./use-latest";
import { useSelection } from "./use-selection";
import { useTouchCarry } from "./use-touch-carry";

interface BoardProps {
  project: Project;
  grid: Grid;
  cells: Cells;
  /** What the filter lets through; null when that is everything. */
  matching: ReadonlySet<number> | null;
  search: BoardSearch;
  onChange: (next: Partial<BoardSearch>, replace?: boolean) => void;
}

export function Board({ project, grid, cells, matching, search, onChange }: BoardProps) {
  const { t } = useTranslation();
  const [strip, setStrip] = useState<HTMLDivElement | null>(null);
  const readOnly = Boolean(search.as_of);
  // A card that was just added is shown, whatever the filter will say about it.
  const filtered = useMemo(
    () => (matching ? narrowed(cells, ({ id }) => id < 0 || matching.has(id)) : cells),
    [cells, matching],
  );
  const { folded, fold } = useFolded(grid, filtered, project.id);
  const actions = useActions(project, grid, cells);
  const { selected, select, clear } = useSelection(filtered);
  const moveChosen = useCallback(
    (id: number, to: Place) => actions.move(selected.has(id) ? [...selected] : [id], to),
    [actions, selected],
  );
  const carry = useCarry({ project, grid, cells: filtered, folded, readOnly, onDrop: moveChosen });
  const shown = useMemo(
    () => (carry.carried ? withMove(filtered, carry.carried) : filtered),
    [filtered, carry.carried],
  );
  useDrop(filtered, moveChosen);
  useTouchCarry(readOnly ? null : strip, filtered, carry);
  useEffect(() => (strip ? autoScrollForElements({ element: strip }) : undefined), [strip]);

  const [menu, setMenu] = useState<Marks["menu"]>(null);
  const openMenu = useCallback((id: number, page: MenuPage | null) => setMenu(page && { id, page }), []);
  const latest = useLatest(filtered);
  // Read once here: a subscription in each card would cost as much as the card.
  const users = useUsers();
  const labels = useLabels(project.id);
  const density = useDensity();
  const value = useMemo<BoardValue>(
    () => ({
      project,
      grid,
      readOnly,
      day: search.as_of ?? today(),
      density,
      parts: partsIn(search.columns),
      actions,
      users,
      labels,
      cells: () => latest.current,
      focusOn: carry.focusAfterChange,
      open: (id) => onChange({ task: id }),
      select,
      openMenu,
    }),
    [
      project,
      grid,
      readOnly,
      search.as_of,
      search.columns,
      density,
      actions,
      users,
      labels,
      latest,
      carry.focusAfterChange,
      onChange,
      select,
      openMenu,
    ],
  );
  useCardKeys({ strip, value, clear });

  const marks = useMemo<Marks>(
    () => ({ focus: carry.focus, carried: carry.carried?.id, peeked: search.task, selected, menu }),
    [carry.focus, carry.carried, search.task, selected, menu],
  );
  if (grid.columns.length === 0) return <Empty title={t("board.noWorkflow")} />;
  return (
    <BoardContext value={value}>
      <Hints total={countIn(cells)} visible={countIn(shown)} readOnly={readOnly} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys bubble here from the cards' own links */}
      <div
        ref={setStrip}
        className={styles.columns}
        data-carrying={carry.carried ? true : undefined}
        data-lanes={grid.lanes ?? undefined}
        data-board
        // Without a card or a field inside, the keyboard could not scroll it.
        tabIndex={readOnly && countIn(shown) === 0 ? 0 : undefined}
        onKeyDown={carry.onKeyDown}
        onFocus={carry.onFocus}
      >
        {grid.lanes ? (
          <Lanes scroller={strip} cells={shown} all={cells} marks={marks} folded={folded} onFold={fold} />
        ) : (
          grid.columns.map((column) => (
            <Column
              key={column.key}
              value={column}
              tasks={shown.get(column.key) ?? []}
              count={cells.get(column.key)?.length ?? 0}
              marks={marks}
            />
          ))
        )}
      </div>
      {selected.size > 0 && !readOnly && <SelectionBar selected={selected} onClear={clear} />}
    </BoardContext>
  );
}

function Hints({ total, visible, readOnly }: { total: number; visible: number; readOnly: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      {total === 0 && <p className={styles.hint}>{readOnly ? t("asOf.empty") : t("board.emptyFirst")}</p>}
      {total > 0 && visible === 0 && <p className={styles.hint}>{t("board.emptyFilter")}</p>}
      <p id="card-hint" hidden>
        {readOnly ? t("carry.readOnly") : t("carry.hint")}
      </p>
    </>
  );
}
