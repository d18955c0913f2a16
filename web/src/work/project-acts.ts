// What is changed of a project: shown at once wherever its projects are listed, undoable, refused in the server's words.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, type Project, type ProjectPatch } from "../api/client";
import { type Act, type Showing, useAct } from "../data/act";
import { one } from "../data/keys";
import { projectsQuery } from "./project";

export type ProjectVerb = "start" | "put-on-hold" | "resume" | "complete" | "cancel";

const after = {
  start: "active",
  "put-on-hold": "on_hold",
  resume: "active",
  complete: "completed",
  cancel: "cancelled",
} as const satisfies Record<ProjectVerb, Project["status"]>;

/** Shows these fields of a project before the server has them. */
export function showing(id: number, fields: Partial<Project>): Showing {
  const into = (held: unknown) =>
    (held as Project[]).map((project) => (project.id === id ? { ...project, ...fields } : project));
  return { key: projectsQuery.queryKey, into };
}

export const touched = (id: number) => [projectsQuery.queryKey, one("project", id)];

/** What the named fields are now, as a patch that puts them back. */
function held(project: Project, patch: ProjectPatch): ProjectPatch {
  const names = Object.keys(patch) as (keyof ProjectPatch & keyof Project)[];
  return Object.fromEntries(names.map((name) => [name, project[name] ?? null])) as ProjectPatch;
}

interface Saving {
  /** What the change is called in the notice that offers to undo it. */
  said: string;
  /** The refusal is shown beside the field. */
  quiet?: boolean;
  /** The version that was on the screen when typing began; a change since then is refused as a conflict. */
  version?: number;
}

export function patching(
  project: Project,
  patch: ProjectPatch,
  { said, quiet, version }: Saving,
): Act<Project> {
  const { id } = project;
  const before = held(project, patch);
  const send = (body: ProjectPatch, upon?: number) =>
    answer(
      api.PATCH("/api/projects/{id}", {
        params: { path: { id }, header: upon === undefined ? {} : { "If-Match": `"${upon}"` } },
        body,
      }),
    );
  return {
    send: () => send(patch, version),
    shows: [showing(id, patch as Partial<Project>)],
    touches: touched(id),
    quiet,
    done: () => said,
    undo: () => ({
      send: () => send(before),
      shows: [showing(id, before as Partial<Project>)],
      touches: touched(id),
    }),
  };
}

export function useProjectActs(project: Project) {
  const act = useAct();
  const { t } = useTranslation();
  return useMemo(() => {
    const save = (patch: ProjectPatch, saving: Saving) => act(patching(project, patch, saving));
    const go = (verb: ProjectVerb) => {
      const status = after[verb];
      const back = patching({ ...project, status }, { status: project.status }, { said: "" });
      return act({
        send: () => answer(api.POST(`/api/projects/{id}/${verb}`, { params: { path: { id: project.id } } })),
        shows: [showing(project.id, { status })],
        touches: touched(project.id),
        done: () => t("overview.nowStatus", { name: project.name, status: t(`projects.statuses.${status}`) }),
        undo: () => ({ send: back.send, shows: back.shows, touches: back.touches }),
      });
    };
    return { save, go };
  }, [act, project, t]);
}
