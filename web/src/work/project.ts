import { queryOptions, useQuery } from "@tanstack/react-query";
import { answer, api, type Label, type Project } from "../api/client";
import { everyPage } from "../api/pages";

export const projectsQuery = queryOptions({
  queryKey: ["projects"],
  queryFn: () =>
    everyPage((cursor) =>
      answer(api.GET("/api/projects", { params: { query: { sort: "name", limit: 200, cursor } } })),
    ),
});

export const withKey = (projects: Project[], key: string) =>
  projects.find((project) => project.key.toLowerCase() === key.toLowerCase());

export function useProjects() {
  return useQuery(projectsQuery);
}

/** The project with this key; `data` is null when there is none that one may see. */
export function useProject(key: string | undefined) {
  return useQuery({
    ...projectsQuery,
    enabled: key !== undefined,
    select: (projects): Project | null => (key && withKey(projects, key)) || null,
  });
}

const noLabels: ReadonlyMap<number, Label> = new Map();

// Outside the hook: a selector that is new at each rendering would make a new map each time.
const labelsById = (labels: Label[]): ReadonlyMap<number, Label> =>
  new Map(labels.map((label) => [label.id, label]));

export const labelsQuery = (projectId: number) =>
  queryOptions({
    queryKey: ["labels", projectId],
    queryFn: () =>
      everyPage((cursor) =>
        answer(
          api.GET("/api/labels", { params: { query: { project_id: [projectId], limit: 1000, cursor } } }),
        ),
      ),
    select: labelsById,
  });

/** A project's labels, by id. */
export function useLabels(projectId: number): ReadonlyMap<number, Label> {
  return useQuery({ ...labelsQuery(projectId), enabled: projectId > 0 }).data ?? noLabels;
}
