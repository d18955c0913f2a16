import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, type Priority, type Task } from "../api/client";
import { type Act, useAct } from "../data/act";
import { listsOf, one } from "../data/keys";
import { showPatch, showRemoval } from "../data/showing";
import { intoBoard } from "../work/board/tasks";

/** What acts need to know of a task. */
export type Actable = Pick<Task, "id" | "reference" | "status" | "state" | "due_date"> &
  Partial<Pick<Task, "priority" | "assignee_ids" | "labels">>;

interface Step {
  task: Actable;
  patch: Partial<Task>;
  send: () => Promise<Task>;
}

/** A change of a task, shown at once wherever the task is shown. */
function changing({ task, patch, send }: Step): Act {
  return {
    send,
    shows: showPatch("task", task.id, patch),
    touches: [listsOf("task"), one("task", task.id), ["projects"]],
  };
}

const acting = (step: Step, done: string, back: Step): Act => ({
  ...changing(step),
  done: () => done,
  undo: () => changing(back),
});

const at = (task: Actable) => ({ params: { path: { id: task.id } } });

/** Into a state, which stands for a status. */
function moved(task: Actable, { state = "", status }: Pick<Task, "state" | "status">): Step {
  const body = { state, after_id: null, before_id: null };
  return {
    task,
    patch: { status, state },
    send: () => answer(api.POST("/api/tasks/{id}/move", { ...at(task), body })),
  };
}

/** Back into the state it was in. */
const returned = (task: Actable) => moved(task, task);

type Edit = Partial<Pick<Task, "due_date" | "priority" | "assignee_ids" | "labels">>;

function edited(task: Actable, patch: Edit): Step {
  return { task, patch, send: () => answer(api.PATCH("/api/tasks/{id}", { ...at(task), body: patch })) };
}

/** What can be done to a task in a list or in hand; each is shown at once and can be undone. */
export function useTaskActs() {
  const { t } = useTranslation();
  const act = useAct();
  const client = useQueryClient();
  return useMemo(() => {
    const changed = (task: Actable) => t("board.changed", { name: task.reference });
    return {
      complete: (task: Actable) => {
        const send = () => answer(api.POST("/api/tasks/{id}/complete", at(task)));
        const patch = { status: "done", completed_at: new Date().toISOString() } as const;
        void act(
          acting({ task, patch, send }, t("home.completed", { name: task.reference }), returned(task)),
        );
      },
      reopen: (task: Actable) => {
        const send = () => answer(api.POST("/api/tasks/{id}/reopen", at(task)));
        const patch = { status: "todo" } as const;
        void act(acting({ task, patch, send }, t("home.reopened", { name: task.reference }), returned(task)));
      },
      start: (task: Actable) => {
        const send = () => answer(api.POST("/api/tasks/{id}/start-work", at(task)));
        const patch = { status: "in_progress" } as const;
        void act(acting({ task, patch, send }, t("home.started", { name: task.reference }), returned(task)));
      },
      move: (task: Actable, to: Pick<Task, "state" | "status">) =>
        void act(acting(moved(task, to), changed(task), returned(task))),
      label: (task: Actable, labels: number[]) =>
        void act(
          acting(edited(task, { labels }), changed(task), edited(task, { labels: task.labels ?? [] })),
        ),
      remove: (task: Actable) => {
        const touches = [listsOf("task"), one("task", task.id), ["projects"]];
        void act({
          send: () => answer(api.DELETE("/api/tasks/{id}", at(task))),
          shows: showRemoval("task", task.id),
          touches,
          done: () => t("task.deleted", { name: task.reference }),
          undo: (): Act => ({
            send: async () => {
              const back = await answer(api.POST("/api/tasks/{id}/restore", at(task)));
              intoBoard(client, back.project_id, [back.id], [back]);
            },
            touches: [["task"], ["projects"]],
          }),
        });
      },
      due: (task: Actable, due_date: string | null, done = changed(task)) =>
        void act(acting(edited(task, { due_date }), done, edited(task, { due_date: task.due_date ?? null }))),
      prioritise: (task: Actable, priority: Priority) =>
        void act(
          acting(edited(task, { priority }), changed(task), edited(task, { priority: task.priority })),
        ),
      assign: (task: Actable, assignee_ids: number[]) =>
        void act(
          acting(
            edited(task, { assignee_ids }),
            changed(task),
            edited(task, { assignee_ids: task.assignee_ids ?? [] }),
          ),
        ),
    };
  }, [act, client, t]);
}
