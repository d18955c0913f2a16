import { useTranslation } from "react-i18next";
import { dayAfter, shortDate, today } from "../language/dates";
import type { MyTask } from "./sections";
import { useTaskActs } from "./use-task-acts";

/** What can be done with a row. */
export interface Doing {
  open: (task: MyTask) => void;
  complete: (task: MyTask) => void;
  reopen: (task: MyTask) => void;
  start: (task: MyTask) => void;
  /** Puts the due date off by days; what is late is put off from today. */
  snooze: (task: MyTask, days: number) => void;
  dueOn: (task: MyTask, day: string | null) => void;
}

export function putOff(task: MyTask, days: number): string {
  const day = today();
  return dayAfter(task.due_date && task.due_date > day ? task.due_date : day, days);
}

/** `leave` goes on to the neighbour before a row vanishes. */
export function useDoing(open: (id: number) => void, leave: (id: number) => void): Doing {
  const { t } = useTranslation();
  const acts = useTaskActs();
  const dueOn = (task: MyTask, day: string | null) => {
    const name = task.reference;
    acts.due(
      task,
      day,
      day ? t("home.dueNow", { name, date: shortDate(day) }) : t("home.dueNever", { name }),
    );
  };
  return {
    open: ({ id }) => open(id),
    complete: (task) => {
      leave(task.id);
      acts.complete(task);
    },
    reopen: acts.reopen,
    start: acts.start,
    dueOn,
    snooze: (task, days) => dueOn(task, putOff(task, days)),
  };
}
