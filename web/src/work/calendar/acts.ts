import type { QueryKey } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, type Project } from "../../api/client";
import { ifMatch } from "../../api/if-match";
import { typedIn } from "../../api/outbox";
import { type Act, useAct } from "../../data/act";
import { listsOf, one } from "../../data/keys";
import { longDate } from "../../language/dates";
import { patched } from "../list/shown";
import type { CalendarTask } from "./tasks";

export interface Dates {
  start_date?: string | null;
  due_date?: string | null;
}

/** Puts a task on other days, or makes one for a day. */
export function useCalendarActs(project: Project, dated: QueryKey, undated: QueryKey) {
  const { t } = useTranslation();
  const act = useAct();
  return useMemo(() => {
    const to = (task: CalendarTask, dates: Dates, version?: number): Act => {
      const into = patched(project, new Set([task.id]), () => dates);
      // Out of the tray it was in no list of days.
      const onDays = (held: unknown) => {
        const tasks = held as CalendarTask[];
        return tasks.some(({ id }) => id === task.id) ? into(tasks) : [...tasks, { ...task, ...dates }];
      };
      return {
        send: () => {
          const params = { path: { id: task.id }, header: ifMatch(version) };
          return answer(api.PATCH("/api/tasks/{id}", { params, body: dates }));
        },
        shows: [
          { key: one("task", task.id), into },
          { key: dated, into: onDays },
          { key: undated, into },
        ],
        touches: [one("task", task.id), listsOf("task")],
      };
    };
    const reschedule = (task: CalendarTask, dates: Dates) => {
      const before = Object.keys(dates).map((name) => [name, task[name as keyof Dates] ?? null]);
      const name = task.reference ?? task.title;
      const upon = (version?: number): Act => ({
        ...to(task, dates, version),
        contest: { name, project: project.id, upon },
        done: () =>
          dates.due_date
            ? t("calendar.moved", { name, day: longDate(dates.due_date) })
            : t("calendar.undated", { name }),
        undo: () => to({ ...task, ...dates }, Object.fromEntries(before) as Dates),
      });
      return act(upon(task.version));
    };
    const create = (title: string, day: string, draft: string) =>
      act({
        send: () =>
          answer(
            api.POST("/api/tasks", {
              body: { project_id: project.id, title, due_date: day },
              fetch: typedIn(draft, title),
            }),
          ),
        touches: [listsOf("task")],
        done: (task) => t("calendar.added", { name: task.reference ?? title, day: longDate(day) }),
        undo: (task) => ({
          send: () => answer(api.DELETE("/api/tasks/{id}", { params: { path: { id: task.id } } })),
          touches: [listsOf("task")],
        }),
      });
    return { reschedule, create };
  }, [project, act, dated, undated, t]);
}

export type CalendarActs = ReturnType<typeof useCalendarActs>;
