import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, type Priority, type Task } from "../api/client";
import { type Act, useAct } from "../data/act";
import { listsOf, one } from "../data/keys";
import { showPatch } from "../data/showing";

/** What acts need to know of a task. */
export type Actable = Pick<Task, "id" | "reference" | "status" | "state" | "due_date"> &
  Partial<Pick<Task, "priority" | "assignee_ids">>;

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

/** Back into the state it was in. */
function returned(task: Actable): Step {
  return {
    task,
    patch: { status: task.status, state: task.state },
    send: () =>
      answer(
        api.POST("/api/tasks/{id}/move", {
          ...at(task),
          body: { state: task.state ?? "", after_id: null, before_id: null },
        }),
      ),
  };
}

function edited(task: Actable, patch: Partial<Pick<Task, "due_date" | "priority" | "assignee_ids">>): Step {
  return { task, patch, send: () => answer(api.PATCH("/api/tasks/{id}", { ...at(task), body: patch })) };
}

/** What can be done to a task in a list or in hand; each is shown at once and can be undone. */
export function useTaskActs() {
  const { t } = useTranslation();
  const act = useAct();
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
  }, [act, t]);
}
