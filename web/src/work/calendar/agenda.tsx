import { ActionIcon } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { longDate, today } from "../../language/dates";
import styles from "./calendar.module.css";
import { Entry } from "./entry";
import { addDays, type Span } from "./span";
import type { CalendarTask } from "./tasks";

interface AgendaProps {
  span: Span;
  from: string;
  until: string;
  tasks: readonly CalendarTask[];
  onOpen: (id: number) => void;
  onAdd: (day: string) => void;
}

/** Day after day, as a phone shows it: days with tasks, and today. */
export function Agenda({ span, from, until, tasks, onOpen, onAdd }: AgendaProps) {
  const { t } = useTranslation();
  const now = today();
  const days = daysOf(span, from, until).map((day) => ({
    day,
    due: tasks.filter(({ due_date }) => due_date === day),
  }));
  const shown = days.filter(({ day, due }) => due.length > 0 || day === now || span.unit === "week");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a task on it, only the keyboard's own focus scrolls it
    <section className={styles.agenda} tabIndex={0} aria-label={t("calendar.title")}>
      {shown.length === 0 && <p className={styles.quiet}>{t("calendar.empty")}</p>}
      {shown.map(({ day, due }) => (
        <section key={day} aria-label={longDate(day)}>
          <h2 className={styles.day} data-today={day === now || undefined}>
            {longDate(day)}
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label={t("calendar.addOn", { day: longDate(day) })}
              onClick={() => onAdd(day)}
            >
              <IconPlus size={16} aria-hidden />
            </ActionIcon>
          </h2>
          <ul className={styles.trayRows}>
            {due.map((task) => (
              <li key={task.id}>
                <button type="button" className={styles.open} onClick={() => onOpen(task.id)}>
                  <Entry task={task} />
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function daysOf({ unit, day }: Span, from: string, until: string): string[] {
  const days: string[] = [];
  for (let at = from; at < until; at = addDays(at, 1)) {
    if (unit === "week" || at.startsWith(day.slice(0, 7))) days.push(at);
  }
  return days;
}
