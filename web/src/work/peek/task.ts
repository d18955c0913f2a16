import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api, type Task } from "../../api/client";
import { isRefusal, type Refusal } from "../../api/problem";
import { type Edit, useChange } from "../board/changes";

export const taskQuery = (id: number) =>
  queryOptions({
    queryKey: ["task", id],
    queryFn: () => answer(api.GET("/api/tasks/{id}", { params: { path: { id } } })),
  });

export function useTask(id: number) {
  return useQuery(taskQuery(id));
}

export function useHistory(id: number) {
  return useQuery({
    queryKey: ["task", id, "history"],
    queryFn: () => answer(api.GET("/api/tasks/{id}/history", { params: { path: { id } } })),
    select: (page) => [...page.items].sort((a, b) => b.id - a.id),
  });
}

/** Saves a few fields at once, undoable; a refusal puts the old values back. */
export function useFacts(projectId: number, task: Task, name: string) {
  const { t } = useTranslation();
  const change = useChange(projectId);
  const client = useQueryClient();
  return (patch: Edit, before: Edit) => {
    client.setQueryData(taskQuery(task.id).queryKey, (held) => held && { ...held, ...patch });
    change.mutate(
      {
        kind: "edit",
        id: task.id,
        patch,
        undo: {
          text: () => t("board.changed", { name }),
          back: () => ({ kind: "edit", id: task.id, patch: before }),
        },
      },
      { onError: () => client.invalidateQueries({ queryKey: taskQuery(task.id).queryKey }) },
    );
  };
}

export interface Conflict {
  field: string;
  yours: unknown;
  theirs: unknown;
}

/** Saves the title against the version it was typed upon; a conflict is answered, not thrown. */
export function useSaveTitle(projectId: number) {
  const change = useChange(projectId);
  const save = (task: Task, title: string, text: string, onSaved: () => void) =>
    change.mutate(
      {
        kind: "edit",
        id: task.id,
        patch: { title },
        version: task.version,
        undo: { text: () => text, back: () => ({ kind: "edit", id: task.id, patch: { title: task.title } }) },
      },
      { onSuccess: onSaved },
    );
  const refusal: Refusal | null = isRefusal(change.error, "conflict") ? change.error : null;
  const conflict: Conflict | null =
    refusal && (refusal.conflicts.find(({ field }) => field === "title") ?? null);
  return { save, conflict, settle: change.reset, pending: change.isPending, failed: change.isError };
}
