import { useQuery } from "@tanstack/react-query";
import { answer, api } from "../api/client";
import { list } from "../data/keys";
import { today } from "../language/dates";
import { byValue, type Counts } from "./task-counts";

export interface Health {
  overdue: number;
  blocked: number;
}

// Named one by one, so that an index finds them: most tasks are done one day.
const OPEN = ["todo", "in_progress", "in_review", "testing", "blocked"] as const;

/** How many open tasks of each project fit; undefined until it is known. */
function useTroubled(q: string): Counts | undefined {
  const question = { by: "project_id" as const, status: [...OPEN], q };
  const { data } = useQuery({
    queryKey: list("task", { counts: question }),
    queryFn: () => answer(api.GET("/api/tasks/counts", { params: { query: question } })),
    select: byValue,
  });
  return data;
}

/** How many open tasks of a project are late or blocked; undefined until it is known. */
export function useHealth(): (project: number) => Health | undefined {
  const overdue = useTroubled(`due<${today()}`);
  const blocked = useTroubled("status:blocked or open_blockers>0");
  return (project) =>
    overdue &&
    blocked && {
      overdue: overdue.get(String(project)) ?? 0,
      blocked: blocked.get(String(project)) ?? 0,
    };
}
