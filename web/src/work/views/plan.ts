// A project's sprints and milestones, as names to choose from.
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { answer, api, type Project } from "../../api/client";
import { everyPage } from "../../api/pages";
import { list } from "../../data/keys";
import { useLabels } from "../project";
import type { Names } from "./names";

const inProject = (project: Project) => ({ project_id: [project.id], fields: "id,name,status", limit: 1000 });

export function useSprints(project: Project) {
  const question = inProject(project);
  return useQuery({
    queryKey: list("sprint", question),
    queryFn: () =>
      everyPage((cursor) => answer(api.GET("/api/sprints", { params: { query: { ...question, cursor } } }))),
    select: namesById,
  }).data;
}

export function useMilestones(project: Project) {
  const question = inProject(project);
  return useQuery({
    queryKey: list("milestone", question),
    queryFn: () =>
      everyPage((cursor) =>
        answer(api.GET("/api/milestones", { params: { query: { ...question, cursor } } })),
      ),
    select: namesById,
  }).data;
}

const namesById = (things: readonly { id: number; name: string }[]): ReadonlyMap<number, string> =>
  new Map(things.map(({ id, name }) => [id, name]));

const nothing: ReadonlyMap<number, string> = new Map();

/** What has a name in the field and an id in the query. */
export function useNames(project: Project): Names {
  const labels = useLabels(project.id);
  const sprint = useSprints(project) ?? nothing;
  const milestone = useMilestones(project) ?? nothing;
  return useMemo(
    () => ({ label: new Map([...labels].map(([id, { name }]) => [id, name])), sprint, milestone }),
    [labels, sprint, milestone],
  );
}
