import { type ReactNode, useId } from "react";
import type { Project } from "../../api/client";
import styles from "./settings.module.css";

export interface PartProps {
  project: Project;
  /** The values are shown, and nothing of them can be changed by this person. */
  readOnly: boolean;
}

interface SectionProps {
  title: string;
  hint?: string;
  children: ReactNode;
}

export function Section({ title, hint, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.sectionHead}>
        <h2 id={id}>{title}</h2>
        {hint && <p>{hint}</p>}
      </header>
      {children}
    </section>
  );
}
