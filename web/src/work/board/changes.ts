// Everything that changes a card: shown at once as long as it is under way, confirmed by the answer, put back by a refusal.
import {
  type QueryClient,
  type UseMutationResult,
  useMutation,
  useMutationState,
  useQueryClient,
} from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api, type Task } from "../../api/client";
import { isRefusal } from "../../api/problem";
import { offerUndo, warn } from "../../frame/notices";
import type { Move } from "./arrange";
import type { BoardTask } from "./board-task";
import { boardQuery, intoBoard } from "./tasks";

/** What is edited field by field: the same in what is shown and in what is sent. */
export type Edit = Partial<Pick<Task, "title" | "priority" | "assignee_ids" | "due_date">>;

type Act =
  | ({ kind: "move" } & Move)
  | { kind: "create"; id: number; title: string; state: string }
  | { kind: "edit"; id: number; patch: Edit; version?: number }
  | { kind: "delete"; id: number };

/** `undo` says what was done and how to take it back, given the task as the server answered it. */
export type Change = Act & { undo?: { text: (task: BoardTask) => string; back: (task: BoardTask) => Act } };

export const changeKey = (projectId: number) => ["board-change", projectId];

async function send(projectId: number, change: Change): Promise<BoardTask | null> {
  if (change.kind === "create") {
    const { title, state } = change;
    return answer(api.POST("/api/tasks", { body: { project_id: projectId, title, state } }));
  }
  const path = { id: change.id };
  if (change.kind === "move") {
    const { state, after_id, before_id } = change;
    return answer(
      api.POST("/api/tasks/{id}/move", { params: { path }, body: { state, after_id, before_id } }),
    );
  }
  if (change.kind === "delete") {
    await answer(api.DELETE("/api/tasks/{id}", { params: { path } }));
    return null;
  }
  const header = change.version === undefined ? {} : { "If-Match": `"${change.version}"` };
  return answer(api.PATCH("/api/tasks/{id}", { params: { path, header }, body: change.patch }));
}

/** Takes an answered task onto the board and into the panel. */
export function keep(client: QueryClient, projectId: number, id: number, task: BoardTask | null) {
  intoBoard(client, projectId, [id], task ? [task] : []);
  void client.invalidateQueries({ queryKey: ["task", id] });
}

export function useChange(projectId: number): UseMutationResult<BoardTask | null, Error, Change> {
  const client = useQueryClient();
  const { t } = useTranslation();
  const mutation = useMutation({
    mutationKey: changeKey(projectId),
    // One after the other: the second move may name the first as its neighbour.
    scope: { id: `board:${projectId}` },
    mutationFn: (change: Change) => send(projectId, change),
    onSuccess: (task, change) => {
      keep(client, projectId, task?.id ?? change.id, task);
      const { undo } = change;
      if (undo && task) offerUndo(undo.text(task), () => mutation.mutate(undo.back(task)));
    },
    onError: (error, change) => {
      if (isRefusal(error, "conflict") && change.kind === "edit") return;
      const title = client.getQueryData(boardQuery(projectId, undefined).queryKey)?.get(change.id)?.title;
      const reason = isRefusal(error, "offline") ? t("problem.offline") : error.message;
      warn(title ? t("problem.kept", { title, reason }) : t("problem.failed", { reason }));
      if (!isRefusal(error, "offline")) {
        void client.invalidateQueries({ queryKey: boardQuery(projectId, undefined).queryKey });
      }
    },
  });
  return mutation;
}

/** The changes that the server has not answered yet, oldest first. */
export function usePending(projectId: number): Change[] {
  return useMutationState({
    filters: { mutationKey: changeKey(projectId), status: "pending" },
    select: (mutation) => mutation.state.variables as Change,
  });
}
