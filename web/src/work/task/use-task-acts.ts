import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, type Task, type TaskPatch } from "../../api/client";
import { ifMatch } from "../../api/if-match";
import type { Typed } from "../../api/letters";
import { send as sendOut } from "../../api/outbox";
import { isRefusal } from "../../api/problem";
import { type Act, useAct } from "../../data/act";
import { listsOf, one } from "../../data/keys";
import { showPatch } from "../../data/showing";
import { intoBoard } from "../board/tasks";
import { useHere } from "./here";
import { takenBack } from "./take-back";

/** The name under which what is typed into a field of a task is kept. */
export const draftOf = (id: number, field: string) => `task:${id}:${field}`;

export interface Changing {
  /** The version that was read. A change of the same field since then is a conflict. */
  version?: number;
  /** The draft that has it back should it be refused when this page is gone. */
  typed?: Typed;
  /** The refusal is shown beside the field. */
  quiet?: boolean;
  /** So is a conflict, with both values. */
  settled?: boolean;
}

/** How often a list that others change at the same moment is read and changed anew. */
const ATTEMPTS = 3;

/** What is done to the task that is open: shown at once, undoable. */
export function useTaskActs() {
  const { task, project, name } = useHere();
  const { t } = useTranslation();
  const client = useQueryClient();
  const act = useAct();

  const send = useCallback(
    async (patch: TaskPatch, version?: number, typed?: Typed): Promise<Task> => {
      const params = { path: { id: task.id }, header: ifMatch(version) };
      const fetch = (request: Request) => sendOut(request, typed);
      const answered = await answer(api.PATCH("/api/tasks/{id}", { params, body: patch, fetch }));
      intoBoard(client, answered.project_id, [answered.id], [answered]);
      return answered;
    },
    [client, task.id],
  );

  const asAct = useCallback(
    (patch: TaskPatch, sending: () => Promise<Task>): Act<Task> => ({
      send: sending,
      shows: showPatch("task", task.id, withStatus(patch, project.workflow)),
      touches: [one("task", task.id), listsOf("task")],
      done: () => t("task.changed", { name }),
    }),
    [task.id, project.workflow, name, t],
  );

  /** Changes fields. What others have changed of the same ones since is a conflict. */
  const change = useCallback(
    (patch: TaskPatch, { version, typed, quiet, settled }: Changing = {}) => {
      const back = before(task, patch);
      const upon = (version: number): Act<Task> => ({
        ...asAct(patch, () => send(patch, version, typed)),
        quiet,
        undo: () => asAct(back, () => send(back)),
        contest: settled ? undefined : { name, project: project.id, upon },
      });
      return act(upon(version ?? task.version));
    },
    [act, asAct, send, task, name, project.id],
  );

  /** Changes one of the task's own lists. What others did to it meanwhile stays. */
  const changeList = useCallback(
    <Field extends "checklist" | "acceptance_criteria" | "definition_of_done">(
      field: Field,
      into: (items: NonNullable<Task[Field]>) => NonNullable<Task[Field]>,
      typed?: Typed,
    ) => {
      const items = (of: Task) => (of[field] ?? []) as NonNullable<Task[Field]>;
      const sending = async (change: typeof into, typed?: Typed) => {
        let base = task;
        for (let attempt = 1; ; attempt += 1) {
          try {
            return await send({ [field]: change(items(base)) }, base.version, typed);
          } catch (error) {
            if (!isRefusal(error, "conflict") || attempt === ATTEMPTS) throw error;
            base = await answer(api.GET("/api/tasks/{id}", { params: { path: { id: task.id } } }));
          }
        }
      };
      const [old, made] = [items(task), into(items(task))];
      const back = (now: typeof old) => takenBack<(typeof old)[number]>(old, made, now) as typeof old;
      return act({
        ...asAct({ [field]: made }, () => sending(into, typed)),
        undo: () => asAct({ [field]: old }, () => sending(back)),
      });
    },
    [act, asAct, send, task],
  );

  return useMemo(() => ({ act, change, changeList }), [act, change, changeList]);
}

/** A state brings its status with it, on the screen as on the server. */
function withStatus(patch: TaskPatch, workflow: { name: string; status: Task["status"] }[] = []): object {
  const status = workflow.find(({ name }) => name === patch.state)?.status;
  return status ? { ...patch, status } : patch;
}

function before(task: Task, patch: TaskPatch): TaskPatch {
  const names = Object.keys(patch) as (keyof TaskPatch & keyof Task)[];
  return Object.fromEntries(names.map((name) => [name, was(task, name, patch)]));
}

/** Custom fields merge by name, so only those that are changed are put back. */
function was(task: Task, name: keyof TaskPatch & keyof Task, patch: TaskPatch): unknown {
  if (name !== "custom_fields") return task[name] ?? null;
  const held: Record<string, unknown> = task.custom_fields ?? {};
  return Object.fromEntries(
    Object.keys(patch.custom_fields ?? {}).map((field) => [field, held[field] ?? null]),
  );
}
