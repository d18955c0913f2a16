import { type ReactNode, useId } from "react";
import { Heading, HeadingsBelow } from "../../frame/heading";
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
        <Heading id={id} className={styles.heading}>
          {title}
        </Heading>
        {note && <span className={styles.quiet}>{note}</span>}
        <span className={styles.gap} />
        {action}
      </div>
      <HeadingsBelow>{children}</HeadingsBelow>
    </section>
  );
}
