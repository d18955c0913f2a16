import { type ReactNode, useId } from "react";
import styles from "../task.module.css";

interface FactProps {
  label: string;
  /** Gives the control the id that its label names. */
  children: (id: string) => ReactNode;
}

/** One line of what is known of a task. */
export function Fact({ label, children }: FactProps) {
  const id = useId();
  return (
    <div className={styles.fact}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

/** A line without a control. */
export function PlainFact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <span className={styles.label}>{label}</span>
      <div className={styles.value}>{children}</div>
    </div>
  );
}
