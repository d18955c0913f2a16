import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api, type TimeEntry } from "../../../api/client";
import type { Act } from "../../../data/act";
import { list, listsOf, one } from "../../../data/keys";
import { showRemoval } from "../../../data/showing";
import { useMe } from "../../../people/session";
import { useHere } from "../here";
import { useTaskActs } from "../use-task-acts";
import { hoursOf } from "./hours";

const question = (taskId: number) => ({
  task_id: [taskId],
  sort: "-date,-id",
  fields: "id,version,user_id,date,hours,note,started_at,ended_at",
  limit: 200,
});

export function useTime(taskId: number) {
  const query = question(taskId);
  return useQuery({
    queryKey: list("time_entry", query),
    queryFn: () => answer(api.GET("/api/time_entries", { params: { query } })),
    select: ({ items }) => items,
  });
}

let newcomers = 0;

/** Logs, starts, stops and takes back; each undone by its opposite. */
export function useTimeActs() {
  const { t } = useTranslation();
  const { task } = useHere();
  const { act } = useTaskActs();
  const me = useMe();
  const key = list("time_entry", question(task.id));
  const touches = [listsOf("time_entry"), one("task", task.id), listsOf("task")];
  const params = { path: { id: task.id } };

  const showing = (entry: Partial<TimeEntry>) => {
    newcomers -= 1;
    const shown = { id: newcomers, version: 0, user_id: me.id, hours: 0, ...entry };
    return {
      key,
      into: (held: unknown) => ({
        ...(held as object),
        items: [shown, ...(held as { items: TimeEntry[] }).items],
      }),
    };
  };
  const removal = (id: number): Act => ({
    send: () => answer(api.DELETE("/api/time_entries/{id}", { params: { path: { id } } })),
    shows: showRemoval("time_entry", id),
    touches,
  });
  const restoring = (id: number): Act => ({
    send: () => answer(api.POST("/api/time_entries/{id}/restore", { params: { path: { id } } })),
    touches,
  });
  return {
    log: (hours: number, note: string, on: string) =>
      act({
        send: () => answer(api.POST("/api/tasks/{id}/log-time", { params, body: { hours, note, on } })),
        shows: [showing({ hours, note, date: on })],
        touches,
        done: () => t("task.logged", { hours: hoursOf(hours), name: task.reference }),
        undo: (entry) => removal(entry.id),
      }),
    start: () =>
      act({
        send: () => answer(api.POST("/api/tasks/{id}/start-timer", { params, body: {} })),
        shows: [showing({ started_at: new Date().toISOString() })],
        touches,
      }),
    stop: (entry: TimeEntry) =>
      act({
        send: () => answer(api.POST("/api/tasks/{id}/stop-timer", { params })),
        touches,
        done: () => t("task.timerStopped", { name: task.reference }),
        undo: () => removal(entry.id),
      }),
    remove: (entry: TimeEntry) =>
      act({
        ...removal(entry.id),
        done: () => t("task.entryDeleted", { hours: hoursOf(entry.hours) }),
        undo: () => restoring(entry.id),
      }),
  };
}
