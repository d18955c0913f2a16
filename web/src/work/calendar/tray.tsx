import { Draggable } from "@fullcalendar/interaction";
import { Button, Skeleton } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import styles from "./calendar.module.css";
import { Entry } from "./entry";
import type { CalendarTask } from "./tasks";

interface TrayProps {
  tasks: readonly CalendarTask[] | undefined;
  more: boolean;
  onMore: () => void;
  onOpen: (id: number) => void;
}

/** Tasks without a day, to be dragged onto one; by keyboard the panel sets it. */
export function Tray({ tasks, more, onMore, onOpen }: TrayProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (!box.current) return;
    const draggable = new Draggable(box.current, {
      itemSelector: "[data-undated]",
      eventData: (item) => ({ id: item.dataset.undated, title: item.textContent ?? "", allDay: true }),
    });
    return () => draggable.destroy();
  }, []);
  return (
    <aside className={styles.tray} aria-label={t("calendar.tray")}>
      <h2 className={styles.trayHead}>{t("calendar.tray")}</h2>
      {!tasks && <Skeleton height={120} />}
      {tasks?.length === 0 && <p className={styles.quiet}>{t("calendar.trayEmpty")}</p>}
      {tasks && tasks.length > 0 && <p className={styles.quiet}>{t("calendar.trayHint")}</p>}
      <ul ref={box} className={styles.trayRows}>
        {tasks?.map((task) => (
          <li key={task.id} data-undated={task.id} className={styles.trayRow}>
            <button type="button" className={styles.open} onClick={() => onOpen(task.id)}>
              <Entry task={task} />
            </button>
          </li>
        ))}
      </ul>
      {more && (
        <Button size="compact-xs" variant="subtle" onClick={onMore}>
          {t("calendar.trayMore")}
        </Button>
      )}
    </aside>
  );
}
