import { type ReactNode, useId } from "react";
import styles from "./task.module.css";

interface SectionProps {
  title: string;
  /** What stands behind the title: a count, how far it is. */
  note?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

/** A part of a task under a heading of its own. */
export function Section({ title, note, action, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.sectionHead}>
        <h2 id={id} className={styles.heading}>
          {title}
        </h2>
        {note && <span className={styles.quiet}>{note}</span>}
        <span className={styles.gap} />
        {action}
      </div>
      {children}
    </section>
  );
}
