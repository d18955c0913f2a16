import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { answer, api } from "../api/client";
import { everyPage } from "../api/pages";
import { list } from "../data/keys";
import { dayAfter, today } from "../language/dates";
import { intoSections, type MyTask } from "./sections";

const FIELDS =
  "id,version,title,reference,status,state,priority,due_date,project_id,assignee_ids,open_blockers,is_blocked,blocked_reason";

const open = "not status:done,cancelled";
const mine = { q: `assignee:me ${open}`, sort: "due_date", limit: 1000, fields: FIELDS };
const asked = {
  q: `reporter:me -assignee:me assignee!=none ${open}`,
  sort: "due_date",
  limit: 50,
  fields: FIELDS,
};

const mineQuery = queryOptions({
  queryKey: list("task", mine),
  queryFn: () =>
    everyPage<MyTask>((cursor) => answer(api.GET("/api/tasks", { params: { query: { ...mine, cursor } } }))),
});

const askedQuery = queryOptions({
  queryKey: list("task", asked),
  queryFn: () => answer(api.GET("/api/tasks", { params: { query: asked } })),
  select: (page): MyTask[] => page.items.filter(({ status }) => status !== "done"),
});

const DONE_DAYS = 7;
const DONE_MOST = 20;

function doneQuery(day: string) {
  const done = {
    q: `assignee:me status:done completed>=${dayAfter(day, -DONE_DAYS)}`,
    sort: "-completed_at",
    limit: DONE_MOST,
    fields: `${FIELDS},completed_at`,
  };
  return queryOptions({
    queryKey: list("task", done),
    queryFn: () => answer(api.GET("/api/tasks", { params: { query: done } })),
    select: (page): MyTask[] => page.items.filter(({ status }) => status === "done"),
  });
}

/** What I have to do, by section, and what keeps it from being read. */
export function useMyTasks() {
  const day = today();
  const { data, error, refetch } = useQuery(mineQuery);
  const sections = useMemo(() => data && intoSections(data, day), [data, day]);
  return { sections, error, refetch };
}

/** What I asked others for. */
export function useAsked(): MyTask[] {
  return useQuery(askedQuery).data ?? [];
}

/** What I finished in the last days. */
export function useDone(): MyTask[] {
  return useQuery(doneQuery(today())).data ?? [];
}
