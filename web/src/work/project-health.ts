import { queryOptions, useQuery } from "@tanstack/react-query";
import { answer, api, type Task } from "../api/client";
import { list } from "../data/keys";
import { today } from "../language/dates";

export interface Health {
  overdue: number;
  blocked: number;
}

type Troubled = Pick<Task, "project_id" | "due_date" | "status" | "is_blocked">;

/** Of all one's projects together; so many at most are counted. */
const MOST = 1000;

function troubleQuery(day: string) {
  const question = {
    q: `not status:done,cancelled (due<${day} or status:blocked or open_blockers>0)`,
    fields: "id,project_id,due_date,status,is_blocked",
    sort: "id",
    limit: MOST,
  };
  return queryOptions({
    queryKey: list("task", question),
    queryFn: () => answer(api.GET("/api/tasks", { params: { query: question } })),
    select: (page) => healthOf(page.items, day),
  });
}

export function healthOf(tasks: readonly Troubled[], day: string): ReadonlyMap<number, Health> {
  const health = new Map<number, Health>();
  for (const { project_id, due_date, status, is_blocked } of tasks) {
    if (project_id === undefined) continue;
    const { overdue, blocked } = health.get(project_id) ?? { overdue: 0, blocked: 0 };
    health.set(project_id, {
      overdue: overdue + Number(Boolean(due_date && due_date < day)),
      blocked: blocked + Number(status === "blocked" || Boolean(is_blocked)),
    });
  }
  return health;
}

/** How many open tasks of each project are late or blocked; undefined until it is known. */
export function useHealth(): ReadonlyMap<number, Health> | undefined {
  return useQuery(troubleQuery(today())).data;
}
