// What the list changes: one task, or many at once with one undo for all of them.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, type Project } from "../../api/client";
import { ifMatch } from "../../api/if-match";
import type { Typed } from "../../api/letters";
import { send as sendOut, typedIn } from "../../api/outbox";
import type { components } from "../../api/schema";
import { type Act, useAct } from "../../data/act";
import { listsOf, one } from "../../data/keys";
import type { RowTask } from "./columns";
import { type Each, useEach } from "./many";
import { everyRow } from "./rows";
import { beforeOf, type Patch, patched, without } from "./shown";

type Creation = components["schemas"]["TaskCreate"];
export type NewTask = Omit<Creation, "project_id">;

const send = (id: number, body: Patch, typed?: Typed, version?: number) =>
  answer(
    api.PATCH("/api/tasks/{id}", {
      params: { path: { id }, header: ifMatch(version) },
      body,
      fetch: (request: Request) => sendOut(request, typed),
    }),
  );
const remove = (id: number) => answer(api.DELETE("/api/tasks/{id}", { params: { path: { id } } }));
const restore = (id: number) => answer(api.POST("/api/tasks/{id}/restore", { params: { path: { id } } }));

/** All that the cache holds of tasks. */
const EVERYTHING = ["task"];

export function useListActs(project: Project) {
  const { t } = useTranslation();
  const act = useAct();
  const [each, progress] = useEach();
  const acts = useMemo(() => {
    const toOne = (id: number, patch: Patch, typed?: Typed, version?: number): Act => ({
      send: () => send(id, patch, typed, version),
      shows: [one("task", id), listsOf("task")].map((key) => ({
        key,
        into: patched(project, new Set([id]), () => patch),
      })),
      touches: [one("task", id), listsOf("task")],
    });
    return {
      edit: (task: RowTask, patch: Patch, typed?: Typed) => {
        const name = task.reference ?? task.title;
        const upon = (version?: number): Act => ({
          ...toOne(task.id, patch, typed, version),
          done: () => t("list.changed", { name }),
          undo: () => toOne(task.id, beforeOf(task, patch)),
          contest: { name, project: project.id, upon },
        });
        return act(upon(task.version));
      },
      /** The same change to many: `make` gives what it is for each of them. */
      editMany: (ids: readonly number[], make: (task: RowTask) => Patch) => {
        const before = new Map<number, Patch>();
        const shows = patched(project, new Set(ids), make);
        return act({
          shows: [{ key: EVERYTHING, into: shows }],
          touches: [EVERYTHING],
          send: async () =>
            each(await everyRow(ids), async (task) => {
              const patch = make(task);
              await send(task.id, patch);
              before.set(task.id, beforeOf(task, patch));
            }),
          done: (count) => t("list.changedMany", { count }),
          undo: () => ({
            shows: [
              {
                key: EVERYTHING,
                into: patched(project, new Set(before.keys()), ({ id }) => before.get(id) ?? {}),
              },
            ],
            touches: [EVERYTHING],
            send: () => each([...before], ([id, patch]) => send(id, patch)),
          }),
        });
      },
      removeMany: (ids: readonly number[]) =>
        removal(ids, each, (count) => t("list.deleted", { count }), act),
      /** In this order, so that their numbers and places follow it. */
      createMany: (tasks: readonly NewTask[], draft?: string) => {
        const made: number[] = [];
        return act({
          touches: [listsOf("task")],
          send: () =>
            each(
              tasks,
              async (task) => {
                const body = { ...task, project_id: project.id };
                const fetch = draft ? typedIn(draft, task.title) : undefined;
                made.push((await answer(api.POST("/api/tasks", { body, fetch }))).id);
              },
              1,
            ),
          done: (count) => t("list.created", { count }),
          undo: () => ({ touches: [EVERYTHING], send: () => each(made, remove) }),
        });
      },
    };
  }, [project, act, each, t]);
  return { acts, progress };
}

export type ListActs = ReturnType<typeof useListActs>["acts"];

function removal(
  ids: readonly number[],
  each: Each,
  said: (count: number) => string,
  act: ReturnType<typeof useAct>,
) {
  const gone: number[] = [];
  return act({
    shows: [{ key: listsOf("task"), into: without(new Set(ids)) }],
    touches: [EVERYTHING],
    send: () =>
      each(ids, async (id) => {
        await remove(id);
        gone.push(id);
      }),
    done: said,
    undo: () => ({ touches: [EVERYTHING], send: () => each(gone, restore) }),
  });
}
