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

/** The entry whose clock runs for somebody, wherever: starting another stops it. */
async function runningClock(userId: number): Promise<number | undefined> {
  const query = {
    user_id: [userId],
    q: "started_at!=none ended_at:none",
    sort: "-date,-id",
    fields: "id",
    limit: 1,
  };
  return (await answer(api.GET("/api/time_entries", { params: { query } }))).items[0]?.id;
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
  const resumed = (id: number) =>
    answer(api.POST("/api/time_entries/{id}/resume", { params: { path: { id } } }));
  /** What was said to remain had gone down by the hours; it is what it was. */
  const givingBack = (act: Act): Act => {
    const { remaining_hours } = task;
    const send = async () => {
      await act.send();
      if (typeof remaining_hours === "number")
        await answer(api.PATCH("/api/tasks/{id}", { params, body: { remaining_hours } }));
    };
    return { ...act, send };
  };
  /** A clock stops on its way into the trash. */
  const restoring = ({ id, started_at, ended_at }: TimeEntry): Act => ({
    send: async () => {
      await answer(api.POST("/api/time_entries/{id}/restore", { params: { path: { id } } }));
      if (started_at && !ended_at) await resumed(id);
    },
    touches,
  });
  return {
    log: (hours: number, note: string, on: string) =>
      act({
        send: () => answer(api.POST("/api/tasks/{id}/log-time", { params, body: { hours, note, on } })),
        shows: [showing({ hours, note, date: on })],
        touches,
        done: () => t("task.logged", { hours: hoursOf(hours), name: task.reference }),
        undo: (entry) => givingBack(removal(entry.id)),
      }),
    start: () =>
      act({
        send: async () => {
          const elsewhere = await runningClock(me.id);
          const entry = await answer(api.POST("/api/tasks/{id}/start-timer", { params, body: {} }));
          return { entry, elsewhere };
        },
        shows: [showing({ started_at: new Date().toISOString() })],
        touches,
        done: () => t("task.timerStarted", { name: task.reference }),
        undo: ({ entry, elsewhere }): Act => {
          const { send, ...rest } = removal(entry.id);
          const back = async () => {
            await send();
            if (elsewhere) await resumed(elsewhere);
          };
          return { ...rest, send: back };
        },
      }),
    stop: (entry: TimeEntry) =>
      act({
        send: () => answer(api.POST("/api/tasks/{id}/stop-timer", { params })),
        touches,
        done: () => t("task.timerStopped", { name: task.reference }),
        undo: () => givingBack({ send: () => resumed(entry.id), touches }),
      }),
    remove: (entry: TimeEntry) =>
      act({
        ...removal(entry.id),
        done: () => t("task.entryDeleted", { hours: hoursOf(entry.hours) }),
        undo: () => restoring(entry),
      }),
  };
}
