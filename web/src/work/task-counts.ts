// How many tasks of a project match a query: the number and the list that one reaches through it ask the same.
import { queryOptions, useQueries } from "@tanstack/react-query";
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

/** A text as the query language reads it. */
export const quoted = (text: string) => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

export const OPEN = "not status:done,cancelled";
