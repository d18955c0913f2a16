// biome-ignore-all lint/a11y/useSemanticElements: only the lines in sight are drawn, each at its own place, which a table element cannot do
import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type MouseEvent, useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ROW, useDensity } from "../../frame/density";
import { useStill } from "../../frame/use-still";
import { type ColumnId, type Shown, template } from "./columns";
import { GroupRow } from "./group-row";
import type { Item } from "./grouping";
import { Head } from "./head";
import styles from "./list.module.css";
import { PhoneHead, phoneAcross, phoneLines, phoneRow } from "./phone-head";
import { Row } from "./row";
import { useCursor } from "./use-cursor";
import { useGridKeys } from "./use-grid-keys";
import type { Heading } from "./use-groups";
import type { useSelection } from "./use-selection";

interface GridProps {
  label: string;
  items: readonly Item[];
  heading: (group: string) => Heading;
  shown: Shown;
  phone: boolean;
  sort: string | undefined;
  /** Filter, order and groups, as the person chose them. */
  arranged: string;
  peeked: number | undefined;
  selection: ReturnType<typeof useSelection>;
  onSort: (sort: string | undefined) => void;
  onShown: (shown: Shown, done: boolean) => void;
  onOpen: (id: number) => void;
  onFold: (group: string) => void;
  onAdd: (group: string) => void;
}

const HEAD = 34;

/** The table itself: only what is in sight is drawn, and all lines of a kind are equally high. */
export function Grid(props: GridProps) {
  const {
    label,
    items,
    arranged,
    heading,
    shown,
    phone,
    sort,
    peeked,
    selection,
    onSort,
    onShown,
    onOpen,
    onFold,
  } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const density = useDensity();
  const row = phone ? phoneRow(shown.columns) : ROW[density];
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === "group" ? HEAD : row),
    getItemKey: (index) => items[index]?.key ?? index,
    scrollPaddingStart: phone ? 0 : HEAD,
    overscan: 12,
    // A line is placed by its index alone; drawing may wait for the frame that shows it.
    useFlushSync: false,
  });
  useStill({
    scroller: scroller.current,
    virtualizer: virtual,
    lines: items,
    keyOf: (index) => items[index]?.key,
    arranged,
  });
  const scrollTo = useCallback((index: number) => virtual.scrollToIndex(index, { align: "auto" }), [virtual]);
  const cursor = useCursor({ items, columns: shown.columns, grid: scroller, scrollTo });
  const page = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / row) - 2);
  const onKeyDown = useGridKeys({ items, cursor, selection, onOpen, onFold, page });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other heights are measured anew, by the same virtualiser
  useEffect(() => virtual.measure(), [virtual, row]);

  const onClick = (event: MouseEvent) => {
    const hit = event.target as HTMLElement;
    const line = hit.closest<HTMLElement>("[data-line]");
    const item = items.find(({ key }) => key === line?.dataset.line);
    if (!item || hit.closest("[data-editing]")) return;
    if (item.kind === "group")
      return hit.closest("[data-add]") ? props.onAdd(item.group) : onFold(item.group);
    if (hit.closest("[data-select]"))
      return event.shiftKey ? selection.extend(item.key) : selection.toggle(item.key);
    const column = hit.closest<HTMLElement>("[data-column]")?.dataset.column as ColumnId | undefined;
    if (hit.closest("[data-open]")) {
      if (event.ctrlKey || event.metaKey || event.button === 1) return;
      event.preventDefault();
      if (event.shiftKey) return selection.extend(item.key);
      cursor.setCursor({ line: item.key, spot: "row" });
      return onOpen(item.id);
    }
    if (column === "title" && !hit.closest("[data-edit]")) return onOpen(item.id);
    if (column) cursor.edit(item.key, column);
  };
  const every = selection.selected.size > 0 && selection.selected.size === selection.count;
  const choosing = {
    all: every,
    some: selection.selected.size > 0,
    onSelectAll: every ? selection.clear : selection.selectAll,
  };
  const first = items[0]?.key;
  const known = cursor.cursor && items.some(({ key }) => key === cursor.cursor?.line) ? cursor.cursor : null;
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={items.length + 1}
      aria-colcount={shown.columns.length + 1}
      aria-multiselectable
      className={styles.grid}
      data-phone={phone || undefined}
      style={
        {
          "--columns": template(shown),
          "--row": `${row}px`,
          "--lines": phoneLines(shown.columns) + 1,
          "--across": phoneAcross(shown.columns),
        } as CSSProperties
      }
      onKeyDown={onKeyDown}
      onClick={onClick}
      onFocus={(event) => {
        const line = (event.target as HTMLElement).dataset.line;
        if (line && line !== cursor.cursor?.line) cursor.setCursor({ line, spot: "row" });
      }}
    >
      {phone ? (
        <PhoneHead {...choosing} width={shown.columns.length} />
      ) : (
        <Head shown={shown} sort={sort} onSort={onSort} onShown={onShown} {...choosing} />
      )}
      <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const item = items[index];
          if (!item) return null;
          const here = known?.line === item.key || (!known && item.key === first);
          if (item.kind === "group") {
            return (
              <GroupRow
                key={key}
                line={item.key}
                {...heading(item.group)}
                count={item.count}
                collapsed={item.collapsed}
                index={index}
                top={start}
                here={here}
                width={shown.columns.length + 1}
              />
            );
          }
          return (
            <Row
              key={key}
              id={item.id}
              line={item.key}
              index={index}
              top={start}
              selected={selection.selected.has(item.id)}
              peeked={item.id === peeked}
              at={here ? (known?.spot ?? "row") : null}
              editing={cursor.editing?.line === item.key ? cursor.editing.column : null}
              onLeave={cursor.leave}
            />
          );
        })}
      </div>
      {items.length === 0 && <p className={styles.nothing}>{t("list.nothing")}</p>}
    </div>
  );
}
