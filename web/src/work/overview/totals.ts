import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { answer, api, type Project } from "../../api/client";
import { one } from "../../data/keys";
import type { Change } from "../../live/topic";
import { useChanges } from "../../live/use-topic";

/** What a project sums up of its tasks and of the time spent on them. */
type Totals = Pick<
  Project,
  "task_count" | "done_count" | "progress" | "actual_hours" | "actual_cost" | "is_over_budget"
>;
const sums = "task_count,done_count,progress,actual_hours";
const costs = "actual_cost,is_over_budget";
const summed = new Set(["task", "time_entry"]);

/** The sums as they are now: a task that is done changes them, though nobody has changed the project. */
export function useTotals(project: Project, withCosts: boolean): Totals {
  const client = useQueryClient();
  // Who may not see costs is told that there is no such field.
  const fields = withCosts ? `${sums},${costs}` : sums;
  const again = useCallback(
    () => void client.invalidateQueries({ queryKey: [...one("project", project.id), "totals"] }),
    [client, project.id],
  );
  const changed = useCallback((change: Change) => summed.has(change.noun) && again(), [again]);
  useChanges(`project:${project.id}`, changed, again);
  const { data } = useQuery({
    queryKey: [...one("project", project.id), "totals", fields],
    queryFn: () =>
      answer(api.GET("/api/projects/{id}", { params: { path: { id: project.id }, query: { fields } } })),
    staleTime: 0,
  });
  return data ?? project;
}
