// What is changed of a project: shown at once wherever its projects are listed, undoable, refused in the server's words.
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, type Project, type ProjectPatch } from "../api/client";
import { ifMatch } from "../api/if-match";
import type { Typed } from "../api/letters";
import { send as sendOut } from "../api/outbox";
import { type Act, type Showing, useAct } from "../data/act";
import { one } from "../data/keys";
import { tell } from "../frame/notices";
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
  /** A conflict is shown beside the field, with both values. */
  settled?: boolean;
  /** The draft that has it back should it be refused when this page is gone. */
  typed?: Typed;
}

export function patching(
  project: Project,
  patch: ProjectPatch,
  { said, quiet, version, settled, typed }: Saving,
): Act<Project> {
  const { id } = project;
  const before = held(project, patch);
  const send = (body: ProjectPatch, upon?: number) =>
    answer(
      api.PATCH("/api/projects/{id}", {
        params: { path: { id }, header: ifMatch(upon) },
        body,
        fetch: (request: Request) => sendOut(request, typed),
      }),
    );
  return {
    send: () => send(patch, version),
    shows: [showing(id, patch as Partial<Project>)],
    touches: touched(id),
    quiet,
    contest: settled
      ? undefined
      : {
          name: project.name,
          project: id,
          upon: (version) => patching(project, patch, { said, quiet, version }),
        },
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
    const save = (patch: ProjectPatch, saving: Saving) =>
      act(patching(project, patch, { version: project.version, ...saving }));
    const go = (verb: ProjectVerb) => {
      const status = after[verb];
      const back = patching({ ...project, status }, { status: project.status }, { said: "" });
      const sent = (verb: ProjectVerb) =>
        answer(api.POST(`/api/projects/{id}/${verb}`, { params: { path: { id: project.id } } }));
      /** What has ended is started before it is on hold again. */
      const sendBack = async () => {
        if (project.status === "on_hold") await sent("start");
        return back.send();
      };
      return act({
        send: () => sent(verb),
        shows: [showing(project.id, { status })],
        touches: touched(project.id),
        done: () => t("overview.nowStatus", { name: project.name, status: t(`projects.statuses.${status}`) }),
        undo: () => ({ send: sendBack, shows: back.shows, touches: back.touches }),
      });
    };
    return { save, go };
  }, [act, project, t]);
}

/**
 * Makes a project, new or like another. Taken back, it is left first, as what is asked of it is not found then.
 * Cancelled, what the server makes nevertheless is put away as soon as it is there.
 */
export function useMakeProject<Body>(send: (body: Body) => Promise<Project>) {
  const act = useAct();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const making = useRef<AbortController>(null);
  const begin = () => {
    making.current = new AbortController();
    return making.current;
  };
  const mutation = useMutation({
    mutationFn: (body: Body) => {
      const { signal } = begin();
      return act({
        send: async () => {
          const made = await send(body);
          if (!signal.aborted) return made;
          await away(made);
          throw new Error(t("projects.notMade"));
        },
        touches: [projectsQuery.queryKey],
        quiet: true,
        done: ({ name }) => t("projects.made", { name }),
        undo: (made): Act => ({
          send: async () => {
            if (location.pathname.startsWith(`/projects/${made.key}`)) await navigate({ to: "/projects" });
            await away(made);
          },
          touches: [projectsQuery.queryKey],
        }),
      });
    },
  });
  const cancel = () => {
    making.current?.abort();
    mutation.reset();
    tell(t("projects.notMade"));
  };
  return { ...mutation, cancel };
}

const away = ({ id }: Project) => answer(api.DELETE("/api/projects/{id}", { params: { path: { id } } }));
