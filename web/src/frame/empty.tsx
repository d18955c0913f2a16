import type { ReactNode } from "react";
import styles from "./empty.module.css";

interface EmptyProps {
  title: string;
  hint?: string;
  heading?: 1 | 2;
  children?: ReactNode;
}

/** Says what belongs here, and offers the first step. */
export function Empty({ title, hint, heading = 2, children }: EmptyProps) {
  const Heading = heading === 1 ? "h1" : "h2";
  return (
    <div className={styles.empty}>
      <Heading className={styles.title}>{title}</Heading>
      {hint && <p className={styles.hint}>{hint}</p>}
      {children && <div className={styles.steps}>{children}</div>}
    </div>
  );
}
