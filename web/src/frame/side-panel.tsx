import { CloseButton } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import styles from "./side-panel.module.css";

interface SidePanelProps {
  label: string;
  /** What is shown; another one takes the focus anew. */
  of: number | string;
  onClose: () => void;
  /** Where the focus goes when the panel closes. */
  origin: string;
  children: ReactNode;
}

/** What is selected on a screen, beside it; on a phone over it. */
export function SidePanel({ label, of, onClose, origin, children }: SidePanelProps) {
  const { t } = useTranslation();
  const panel = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person in the same panel is a new panel.
  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
    return () => {
      const from = document.querySelector<HTMLElement>(origin);
      requestAnimationFrame(
        () => document.activeElement === document.body && from?.focus({ preventScroll: true }),
      );
    };
  }, [of, origin]);
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      className={styles.panel}
      aria-label={label}
      onKeyDown={(event) => event.key === "Escape" && !event.defaultPrevented && onClose()}
    >
      <CloseButton className={styles.close} aria-label={t("task.close")} onClick={onClose} />
      <div className={styles.body}>{children}</div>
    </aside>
  );
}
