import { useLocalStorage } from "@mantine/hooks";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, useCallback, useEffect, useMemo } from "react";
import { measured } from "../../frame/measured";
import { type Cells, find } from "./arrange";
import type { BoardTask } from "./board-task";
import type { Marks } from "./cards";
import { ColumnHead } from "./column-head";
import { useBoard } from "./context";
import { cellNamed, type Grid, partsOf } from "./grid";
import { Lane } from "./lane";
import styles from "./lanes.module.css";
import { CARD_HEIGHT, GAP } from "./use-cards";
import { useStillLanes } from "./use-still-lanes";

const HEAD = 40; // of the columns, above all lanes
const LANE_HEAD = 34;
const LANE_FOOT = 54;

/** Which lanes are folded: those without cards, until somebody says otherwise. Remembered in this browser. */
export function useFolded(grid: Grid, cells: Cells, projectId: number) {
  const [chosen, setChosen] = useLocalStorage<Record<string, boolean>>({
    key: `quarterdeck:board-lanes:${projectId}:${grid.lanes}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const folded = useMemo(() => {
    if (!grid.lanes) return new Set<string>();
    const empty = (lane: string) =>
      grid.columns.every((column) => !cells.get(cellNamed(lane, column.key))?.length);
    return new Set(grid.rows.map((row) => row.key).filter((lane) => chosen[lane] ?? empty(lane)));
  }, [grid, cells, chosen]);
  const fold = useCallback(
    (lane: string, closed: boolean) => setChosen((before) => ({ ...before, [lane]: closed })),
    [setChosen],
  );
  return { folded, fold };
}

interface LanesProps {
  scroller: HTMLElement | null;
  /** As shown: filtered, with what is carried where it is held. */
  cells: Cells;
  /** All cards, also those that the filter hides. */
  all: Cells;
  marks: Marks;
  folded: ReadonlySet<string>;
  onFold: (lane: string, closed: boolean) => void;
}

/** A board in lanes: everything scrolls together under the columns' heads; lanes out of sight are not drawn. */
export function Lanes({ scroller, cells, all, marks, folded, onFold }: LanesProps) {
  const { grid, density } = useBoard();
  const { columns, rows } = grid;
  const held = useMemo(() => lanesOf(grid, cells), [grid, cells]);
  const focusedLane = useMemo(() => laneOf(grid, cells, marks.focus?.id), [grid, cells, marks.focus]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    estimateSize: (index) => {
      const lane = rows[index]?.key ?? "";
      if (folded.has(lane)) return LANE_HEAD;
      const most = Math.max(0, ...(held.get(lane) ?? []).map((cards) => cards.length));
      return LANE_HEAD + LANE_FOOT + most * (CARD_HEIGHT[density] + GAP);
    },
    measureElement: measured,
    overscan: 1,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    useFlushSync: false,
  });
  // By itself it also follows what grows below the reader's eye, in the lane that they read.
  virtualizer.shouldAdjustScrollPositionOnItemSizeChange = (item, _, { scrollOffset }) =>
    item.end < (scrollOffset ?? 0);
  useStillLanes(scroller, cells, HEAD);
  useEffect(() => {
    if (marks.focus && !marks.focus.taken && focusedLane >= 0 && !isDrawn(virtualizer, focusedLane))
      virtualizer.scrollToIndex(focusedLane, { align: "auto" });
  }, [marks.focus, focusedLane, virtualizer]);

  const count = (column: string) =>
    rows.reduce((sum, row) => sum + (all.get(cellNamed(row.key, column))?.length ?? 0), 0);
  return (
    <div className={styles.sheet} style={{ "--columns": columns.length } as CSSProperties}>
      <div className={styles.heads}>
        {columns.map((value) => (
          <ColumnHead key={value.key} value={value} count={count(value.key)} />
        ))}
      </div>
      <div className={styles.lanes} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <div
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className={styles.place}
                style={{ insetBlockStart: item.start - HEAD }}
              >
                <Lane
                  value={row}
                  cells={held.get(row.key) ?? []}
                  total={columns.reduce(
                    (sum, column) => sum + (all.get(cellNamed(row.key, column.key))?.length ?? 0),
                    0,
                  )}
                  scroller={scroller}
                  margin={item.start + LANE_HEAD}
                  marks={marks}
                  folded={folded.has(row.key)}
                  onFold={onFold}
                />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

type Cards = readonly BoardTask[];
const noCards: Cards = [];

function lanesOf(grid: Grid, cells: Cells): ReadonlyMap<string, Cards[]> {
  const cardsIn = (lane: string) => grid.columns.map(({ key }) => cells.get(cellNamed(lane, key)) ?? noCards);
  return new Map(grid.rows.map(({ key }) => [key, cardsIn(key)]));
}

function laneOf(grid: Grid, cells: Cells, id: number | undefined): number {
  const found = id === undefined ? undefined : find(cells, id);
  const lane = found && partsOf(found.cell).lane;
  return grid.rows.findIndex((row) => row.key === lane);
}

function isDrawn(virtualizer: { getVirtualItems: () => { index: number }[] }, index: number): boolean {
  return virtualizer.getVirtualItems().some((item) => item.index === index);
}
