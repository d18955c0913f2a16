import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { ROW, useDensity } from "./density";
import { measured } from "./measured";
import styles from "./screen.module.css";

interface VirtualRowsProps<T> {
  label: string;
  items: T[];
  idOf: (item: T) => number;
  children: (item: T) => ReactNode;
}

/** What lines have beyond --qd-row; each is measured as soon as it is drawn. */
const BEYOND = 16;

/** Lines of which only those on the screen are drawn: ten thousand scroll as ten do. */
export function VirtualRows<T>({ label, items, idOf, children }: VirtualRowsProps<T>) {
  const rows = useRef<HTMLUListElement>(null);
  const density = useDensity();
  const [margin, setMargin] = useState(0);
  // Whatever stands above the lines, the scroller counts from its own top.
  useLayoutEffect(() => setMargin(rows.current?.offsetTop ?? 0), []);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => rows.current?.closest<HTMLElement>("[data-scroll]") ?? null,
    estimateSize: () => ROW[density] + BEYOND,
    getItemKey: (at) => idOf(items[at] as T),
    measureElement: measured,
    overscan: 8,
    scrollMargin: margin,
  });
  return (
    <ul
      ref={rows}
      className={styles.rows}
      aria-label={label}
      style={{ position: "relative", height: virtual.getTotalSize() + 2 }}
    >
      {virtual.getVirtualItems().map(({ key, index, start }) => (
        <li
          key={key}
          ref={virtual.measureElement}
          data-index={index}
          aria-setsize={items.length}
          aria-posinset={index + 1}
          className={styles.drawn}
          style={{ transform: `translateY(${start - margin}px)` }}
        >
          {children(items[index] as T)}
        </li>
      ))}
    </ul>
  );
}
