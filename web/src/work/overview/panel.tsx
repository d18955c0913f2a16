import { type ReactNode, useId } from "react";
import styles from "./overview-screen.module.css";

interface PanelProps {
  title: string;
  /** What stands at the end of the heading's line. */
  aside?: ReactNode;
  children: ReactNode;
}

/** One part of the overview under its heading. */
export function Panel({ title, aside, children }: PanelProps) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <header className={styles.panelHead}>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
