import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Condition } from "./condition";
import styles from "./health.module.css";

const icons = {
  works: IconCircleCheck,
  look: IconAlertTriangle,
  fails: IconCircleX,
  off: IconCircleDashed,
} satisfies Record<Condition, unknown>;

/** A condition by shape and word. */
export function ConditionWord({ condition, word }: { condition: Condition; word?: string }) {
  const { t } = useTranslation();
  const Icon = icons[condition];
  return (
    <span className={styles.condition} data-condition={condition}>
      <Icon size={16} stroke={1.8} aria-hidden />
      {word ?? t(`admin.health.conditions.${condition}`)}
    </span>
  );
}

interface ConditionRowProps {
  name: string;
  condition: Condition;
  children: ReactNode;
}

/** One part of the installation: what it is, how it does, and the figures. */
export function ConditionRow({ name, condition, children }: ConditionRowProps) {
  return (
    <li className={styles.row}>
      <h3 className={styles.name}>{name}</h3>
      <ConditionWord condition={condition} />
      <div className={styles.said}>{children}</div>
    </li>
  );
}
