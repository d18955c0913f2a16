// What the calendar shows: the tasks of the days in sight, and those that have no day yet.
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { answer, api, type Project, type Task } from "../../api/client";
import { everyPage } from "../../api/pages";
import { list } from "../../data/keys";

const FIELDS = [
  "id",
  "version",
  "reference",
  "title",
  "state",
  "status",
  "priority",
  "assignee_ids",
  "start_date",
  "due_date",
  "is_overdue",
] as const satisfies readonly (keyof Task)[];

export type CalendarTask = Pick<Task, "id" | "title"> & Partial<Pick<Task, (typeof FIELDS)[number]>>;

const both = (q: string | undefined, condition: string) => (q ? `(${q}) ${condition}` : condition);

export function useDated(project: Project, q: string | undefined, from: string, until: string) {
  const question = useMemo(
    () => ({
      project_id: [project.id],
      // What began before and ends behind the days in sight goes through them, too.
      q: both(q, `due>=${from} (due<${until} or start<${until})`),
      sort: "due_date,rank",
      fields: FIELDS.join(","),
      limit: 1000,
    }),
    [project.id, q, from, until],
  );
  const key = useMemo(() => list("task", question), [question]);
  const query = useQuery({
    queryKey: key,
    queryFn: (): Promise<CalendarTask[]> =>
      everyPage((cursor) => answer(api.GET("/api/tasks", { params: { query: { ...question, cursor } } }))),
    placeholderData: keepPreviousData,
  });
  return { ...query, key };
}

const PAGE = 50;

export interface Tray {
  pages: { items: CalendarTask[]; next?: string | null }[];
}

export function useUndated(project: Project, q: string | undefined) {
  const question = useMemo(
    () => ({
      project_id: [project.id],
      q: both(q, "due:none -status:done,cancelled"),
      sort: "rank",
      fields: FIELDS.join(","),
      limit: PAGE,
    }),
    [project.id, q],
  );
  const key = useMemo(() => list("task", { ...question, pages: true }), [question]);
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) =>
      answer(api.GET("/api/tasks", { params: { query: { ...question, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const tasks = useMemo<CalendarTask[] | undefined>(
    () => query.data?.pages.flatMap(({ items }) => items).filter(({ due_date }) => !due_date),
    [query.data],
  );
  return { ...query, tasks, key };
}
