import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api, type Task } from "../../../api/client";
import type { Act } from "../../../data/act";
import { listsOf, one } from "../../../data/keys";
import { showPatch, showRemoval } from "../../../data/showing";
import { tell } from "../../../frame/notices";
import { intoBoard } from "../../board/tasks";
import { useHere } from "../here";
import { useTaskActs } from "../use-task-acts";

/** What is done with a task as a whole; each with its way back. */
export function useVerbs() {
  const { t } = useTranslation();
  const { task, name, onGone } = useHere();
  const { act } = useTaskActs();
  const client = useQueryClient();
  const params = { path: { id: task.id } };
  const touches = [one("task", task.id), listsOf("task")];
  const kept = (answered: Task) => {
    intoBoard(client, answered.project_id, [answered.id], [answered]);
    return answered;
  };
  const removed = async (id: number) => {
    await answer(api.DELETE("/api/tasks/{id}", { params: { path: { id } } }));
    intoBoard(client, task.project_id, [id], []);
  };
  const removal = (id: number): Act => ({
    send: () => removed(id),
    shows: showRemoval("task", id),
    touches: [listsOf("task"), listsOf("link")],
  });

  const block = (reason: string): Act => ({
    send: async () => kept(await answer(api.POST("/api/tasks/{id}/block", { params, body: { reason } }))),
    shows: showPatch("task", task.id, { status: "blocked", blocked_reason: reason }),
    touches,
    done: () => t("task.blocked", { name }),
  });
  const unblock = (): Act => ({
    send: async () => kept(await answer(api.POST("/api/tasks/{id}/unblock", { params }))),
    shows: showPatch("task", task.id, {
      status: task.started_at ? "in_progress" : "todo",
      blocked_reason: "",
    }),
    touches,
    done: () => t("task.unblocked", { name }),
  });
  const place = (project_id: number): Act => ({
    send: async () => {
      const moved = await answer(api.POST("/api/tasks/{id}/move", { params, body: { project_id } }));
      intoBoard(client, task.project_id, [task.id], []);
      return kept(moved);
    },
    touches: [["task"]],
    done: (moved) => t("task.movedTo", { name, reference: (moved as Task).reference }),
  });

  return {
    block: (reason: string) => act({ ...block(reason), undo: unblock }),
    unblock: () => act({ ...unblock(), undo: () => block(task.blocked_reason || t("task.blockedBefore")) }),
    duplicate: () =>
      act({
        send: async () => kept(await answer(api.POST("/api/tasks/{id}/duplicate", { params, body: {} }))),
        touches: [listsOf("task")],
        done: (copy) => t("task.duplicated", { name, reference: copy.reference }),
        undo: (copy) => removal(copy.id),
      }),
    split: (titles: string[]) =>
      act({
        send: async () => {
          const answered = await answer(api.POST("/api/tasks/{id}/split", { params, body: { titles } }));
          return [answered].flat().map(kept);
        },
        touches: [listsOf("task"), listsOf("link")],
        done: (parts) => t("task.splitDone", { name, count: parts.length }),
        undo: (parts): Act => ({
          send: async () => {
            for (const part of parts) await removed(part.id);
          },
          touches: [listsOf("task"), listsOf("link")],
        }),
      }),
    convert: () =>
      act({
        send: () => answer(api.POST("/api/tasks/{id}/convert-to-issue", { params, body: {} })),
        touches: [...touches, listsOf("issue"), listsOf("link")],
        done: (issue) => t("task.converted", { name, reference: issue.reference }),
        undo: (issue): Act => ({
          send: async () => {
            await answer(api.DELETE("/api/issues/{id}", { params: { path: { id: issue.id } } }));
            kept(await answer(api.POST("/api/tasks/{id}/reopen", { params })));
          },
          touches: [...touches, listsOf("issue"), listsOf("link")],
        }),
      }),
    move: (projectId: number) => act({ ...place(projectId), undo: () => place(task.project_id) }),
    remove: () => {
      void act({
        ...removal(task.id),
        done: () => t("task.deleted", { name }),
        undo: (): Act => ({
          send: async () => kept(await answer(api.POST("/api/tasks/{id}/restore", { params }))),
          touches: [["task"]],
        }),
      });
      onGone();
    },
    copyLink: async () => {
      await navigator.clipboard.writeText(`${location.origin}/tasks/${name}`);
      tell(t("board.linkCopied"));
    },
  };
}
