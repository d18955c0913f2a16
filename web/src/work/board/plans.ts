// The sprints and milestones of a project, as far as a board names them.
import { useQuery } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import { everyPage } from "../../api/pages";
import { list } from "../../data/keys";

export interface Plan {
  id: number;
  name: string;
}

const none: readonly Plan[] = [];

export function useSprints(projectId: number | null): readonly Plan[] {
  const query = {
    project_id: projectId === null ? [] : [projectId],
    fields: "id,name",
    sort: "number",
    limit: 200,
  };
  const { data } = useQuery({
    queryKey: list("sprint", query),
    queryFn: () =>
      everyPage((cursor) => answer(api.GET("/api/sprints", { params: { query: { ...query, cursor } } }))),
    enabled: projectId !== null,
  });
  return data ?? none;
}

export function useMilestones(projectId: number | null): readonly Plan[] {
  const query = {
    project_id: projectId === null ? [] : [projectId],
    fields: "id,name",
    sort: "due_date",
    limit: 200,
  };
  const { data } = useQuery({
    queryKey: list("milestone", query),
    queryFn: () =>
      everyPage((cursor) => answer(api.GET("/api/milestones", { params: { query: { ...query, cursor } } }))),
    enabled: projectId !== null,
  });
  return data ?? none;
}
