// How many tasks of a project match a query: the number and the list that one reaches through it ask the same.
import { queryOptions, useQueries, useQuery } from "@tanstack/react-query";
import { answer, api } from "../api/client";
import { list } from "../data/keys";

const countQuery = (projectId: number, q: string) => {
  const question = { project_id: [projectId], q, count: true, limit: 1, fields: "id" };
  return queryOptions({
    queryKey: list("task", question),
    queryFn: () => answer(api.GET("/api/tasks", { params: { query: question } })),
    select: (page) => page.count ?? 0,
  });
};

/** One count for each query; undefined until it is known. */
export function useTaskCounts(projectId: number, queries: readonly string[]): (number | undefined)[] {
  return useQueries({
    queries: queries.map((q) => countQuery(projectId, q)),
    combine: (results) => results.map(({ data }) => data),
  });
}

type By = "state" | "milestone_id" | "assignee_ids" | "labels";
/** How many there are of each value, by the value as text; “none” for those without one. */
export type Counts = ReadonlyMap<string, number>;

// Outside the hook: a selector that is new at each rendering would make a new map each time.
export const byValue = ({ items }: { items: { value?: unknown; count: number }[] }): Counts =>
  new Map(items.map(({ value, count }) => [String(value ?? "none"), count]));

/** One question for all values of a field; undefined until it is answered. */
export function useCountsBy(projectId: number, by: By, q = ""): Counts | undefined {
  const question = { by, project_id: [projectId], ...(q && { q }) };
  const { data } = useQuery({
    queryKey: list("task", { counts: question }),
    queryFn: () => answer(api.GET("/api/tasks/counts", { params: { query: question } })),
    select: byValue,
  });
  return data;
}

/** How many have this value, once it is known. */
export const countOf = (counts: Counts | undefined, value: string | number) =>
  counts && (counts.get(String(value)) ?? 0);

/** A text as the query language reads it. */
export const quoted = (text: string) => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

export const OPEN = "not status:done,cancelled";
