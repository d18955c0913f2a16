import { Button } from "@mantine/core";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./home.module.css";

/** More rows than this are shown when they are asked for. */
const FIRST = 30;

interface BlockProps<T> {
  title: string;
  tone?: "late" | "quiet";
  items: readonly T[];
  children: (item: T) => ReactNode;
}

/** A section of the page; nothing where there is nothing in it. */
export function Block<T>({ title, tone, items, children }: BlockProps<T>) {
  const { t } = useTranslation();
  const id = useId();
  const [all, setAll] = useState(false);
  if (items.length === 0) return null;
  const shown = all ? items : items.slice(0, FIRST);
  return (
    <section className={styles.block} aria-labelledby={id}>
      <h2 id={id} className={styles.heading} data-tone={tone}>
        {title} <span className={styles.count}>{items.length}</span>
      </h2>
      <ul className={styles.rows}>{shown.map(children)}</ul>
      {shown.length < items.length && (
        <Button className={styles.more} size="compact-xs" variant="subtle" onClick={() => setAll(true)}>
          {t("home.more", { count: items.length - shown.length })}
        </Button>
      )}
    </section>
  );
}
