import { useTranslation } from "react-i18next";
import type { Priority } from "../api/client";
import styles from "./marks.module.css";

const bars: Record<Priority, number> = { lowest: 0, low: 1, medium: 2, high: 3, highest: 4 };

/** Bars for lowest to high, a filled square for highest; the word is in the tooltip and for screen readers. */
export function PriorityMark({ priority, silent }: { priority: Priority; silent?: boolean }) {
  const { t } = useTranslation();
  const label = t("board.priority", { word: t(`priority.${priority}`) });
  const named = silent ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  return (
    <span className={styles.priority} data-priority={priority} title={label} {...named}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        {priority === "highest" ? (
          <>
            <rect x="0.500" y="0.500" width="13" height="13" rx="3" fill="currentColor" />
            <path d="M7 3.300 V7.600 M7 10.200 V10.700" className={styles.cut} />
          </>
        ) : (
          [1, 2, 3].map((bar) => (
            <rect
              key={bar}
              x={bar * 4 - 3}
              y={11 - bar * 3}
              width="3"
              height={bar * 3 + 1}
              rx="1"
              fill="currentColor"
              opacity={bar <= bars[priority] ? 1 : 0.3}
            />
          ))
        )}
      </svg>
    </span>
  );
}
