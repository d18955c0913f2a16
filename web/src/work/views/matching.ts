// Which of a project's tasks a query finds. The server decides; the screens only hold the answer beside what they show.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answer, api, type Project } from "../../api/client";
import { everyPage } from "../../api/pages";
import { list } from "../../data/keys";
import { endOfDay } from "../../language/dates";
import { useLive } from "../../live/into-cache";

const asked = (project: Project, q: string | undefined, asOf: string | undefined) => ({
  project_id: [project.id],
  q,
  as_of: asOf && endOfDay(asOf),
});

/** The ids of the tasks that match; null when everything does, or as long as nothing is known. Kept true live. */
export function useMatching(project: Project, q: string | undefined, asOf?: string) {
  useLive(`project:${project.id}`);
  const question = { ...asked(project, q, asOf), fields: "id", limit: 1000 };
  const query = useQuery({
    queryKey: list("task", question),
    queryFn: () =>
      everyPage((cursor) => answer(api.GET("/api/tasks", { params: { query: { ...question, cursor } } }))),
    select: idsOf,
    enabled: Boolean(q),
    placeholderData: keepPreviousData,
    structuralSharing: false,
  });
  return {
    ids: q ? (query.data ?? null) : null,
    error: q ? query.error : null,
    isFetching: query.isFetching,
  };
}

// Outside the hook, so that the set stays the same as long as the answer does.
const idsOf = (tasks: readonly { id: number }[]): ReadonlySet<number> => new Set(tasks.map(({ id }) => id));

/** How many match, or why the query is refused: one small question, whatever the screen itself asks for. */
export function useMatchCount(project: Project, q: string | undefined, asOf?: string) {
  const question = { ...asked(project, q, asOf), fields: "id", limit: 1, count: true };
  return useQuery({
    queryKey: list("task", question),
    queryFn: () => answer(api.GET("/api/tasks", { params: { query: question } })),
    select: (page) => page.count ?? 0,
    enabled: Boolean(q),
    placeholderData: q ? keepPreviousData : undefined,
  });
}
