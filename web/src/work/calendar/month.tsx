import type { EventApi, EventDropArg, EventInput, EventMountArg } from "@fullcalendar/core";
import dayGrid from "@fullcalendar/daygrid";
import interaction, { type EventReceiveArg, type EventResizeDoneArg } from "@fullcalendar/interaction";
import FullCalendar from "@fullcalendar/react";
import { useDirection } from "@mantine/core";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { meant } from "../../frame/direction";
import { locale, longDate, today } from "../../language/dates";
import type { CalendarActs } from "./acts";
import styles from "./calendar.module.css";
import { Entry } from "./entry";
import { addDays, daysBetween, moved, type Span } from "./span";
import type { CalendarTask } from "./tasks";

interface MonthProps {
  span: Span;
  firstDay: number;
  tasks: readonly CalendarTask[];
  undated: readonly CalendarTask[];
  acts: CalendarActs;
  onOpen: (id: number) => void;
  onAdd: (day: string) => void;
}

const ARROWS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Weeks of days. Entries are dragged to other days, or moved by Alt and an arrow. */
export function Month({ span, firstDay, tasks, undated, acts, onOpen, onAdd }: MonthProps) {
  const { t } = useTranslation();
  const { dir } = useDirection();
  const calendar = useRef<FullCalendar>(null);
  const events = useMemo(() => tasks.flatMap(eventOf), [tasks]);
  const view = span.unit === "month" ? "dayGridMonth" : "dayGridWeek";

  useEffect(() => {
    // FullCalendar draws at once, which React does not take inside an effect.
    queueMicrotask(() => calendar.current?.getApi().changeView(view, span.day));
  }, [view, span.day]);

  // FullCalendar looks at the window alone; a panel that opens beside it makes it narrower, too.
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watch = new ResizeObserver(() => calendar.current?.getApi().updateSize());
    if (box.current) watch.observe(box.current);
    return () => watch.disconnect();
  }, []);

  const latest = useRef({ acts, tasks, onOpen });
  latest.current = { acts, tasks, onOpen };
  const onMount = ({ el, event }: EventMountArg) => {
    el.addEventListener("keydown", (pressed) => {
      const days = pressed.altKey ? ARROWS[meant(pressed.key)] : undefined;
      const task = latest.current.tasks.find(({ id }) => String(id) === event.id);
      if (pressed.key === "Enter" && task) latest.current.onOpen(task.id);
      if (days && task) void latest.current.acts.reschedule(task, moved(task, days));
      if (days) pressed.preventDefault();
    });
  };
  const drop = ({ event, delta }: EventDropArg) => {
    const task = event.extendedProps.task as CalendarTask;
    void acts.reschedule(task, moved(task, delta.days));
  };
  const resize = ({ event }: EventResizeDoneArg) => {
    const task = event.extendedProps.task as CalendarTask;
    const start_date = event.startStr.slice(0, 10);
    const due_date = event.endStr ? addDays(event.endStr.slice(0, 10), -1) : start_date;
    void acts.reschedule(task, { start_date, due_date });
  };
  const receive = ({ event }: EventReceiveArg) => {
    const task = undated.find(({ id }) => String(id) === event.id);
    const due_date = event.startStr.slice(0, 10);
    // The entry that was dropped gives way to the one that the cache now shows.
    event.remove();
    if (task) void acts.reschedule(task, { due_date });
  };
  return (
    <div ref={box} className={styles.month} data-unit={span.unit}>
      <FullCalendar
        ref={calendar}
        plugins={[dayGrid, interaction]}
        initialView={view}
        initialDate={span.day}
        headerToolbar={false}
        height="100%"
        locale={locale()}
        now={today()}
        direction={dir}
        firstDay={firstDay}
        fixedWeekCount={false}
        dayMaxEvents={span.unit === "month"}
        moreLinkText={(count) => t("calendar.more", { count })}
        moreLinkClick={() => {
          requestAnimationFrame(() => lift(box.current));
          return "popover";
        }}
        moreLinkDidMount={({ el }) => el.setAttribute("role", "button")} // it opens a list, and is told so
        moreLinkHint={(count) => t("calendar.moreHint", { count })}
        closeHint={t("common.close")}
        events={events}
        eventContent={({ event }) => <Entry task={taskOf(event)} />}
        eventDidMount={onMount}
        eventInteractive
        editable
        eventResizableFromStart
        droppable
        eventClick={({ event }) => onOpen(Number(event.id))}
        eventDrop={drop}
        eventResize={resize}
        eventReceive={receive}
        dateClick={({ dateStr }) => onAdd(dateStr)}
        dayCellDidMount={({ el }) => {
          // A day that is named by its date alone would hide from a screen reader what stands in it.
          el.removeAttribute("aria-labelledby");
        }}
        dayCellContent={({ date, dayNumberText }) => (
          <span title={longDate(localDay(date))}>{dayNumberText}</span>
        )}
      />
    </div>
  );
}

/** What is being dragged in from the tray has only its title yet. */
const taskOf = ({ id, title, extendedProps }: EventApi) =>
  (extendedProps.task as CalendarTask | undefined) ?? { id: Number(id), title };

const localDay = (date: Date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");

function eventOf(task: CalendarTask): EventInput[] {
  const due = task.due_date;
  if (!due) return [];
  const spans = Boolean(task.start_date && daysBetween(task.start_date, due) >= 0);
  return [
    {
      id: String(task.id),
      title: task.title,
      start: spans ? (task.start_date ?? due) : due,
      end: addDays(due, 1),
      allDay: true,
      durationEditable: spans,
      classNames: [styles.event ?? ""],
      extendedProps: { task },
    },
  ];
}

/** FullCalendar opens the list of a day beside that day, some frames later, be there room below or not. */
function lift(box: HTMLElement | null, frames = 20) {
  const list = box?.querySelector<HTMLElement>(".fc-popover");
  if (!list) {
    if (frames > 0) requestAnimationFrame(() => lift(box, frames - 1));
    return;
  }
  const within = () => {
    const below = list.getBoundingClientRect().bottom - window.innerHeight + 8;
    if (below > 0) list.style.top = `${list.offsetTop - below}px`;
  };
  new ResizeObserver(within).observe(list); // what it lists is drawn later still
}
