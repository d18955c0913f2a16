import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api, type Comment } from "../../../api/client";
import { typedIn } from "../../../api/outbox";
import type { Act } from "../../../data/act";
import { list, listsOf, one } from "../../../data/keys";
import { showPatch, showRemoval } from "../../../data/showing";
import { useMe } from "../../../people/session";
import { useHere } from "../here";
import { useTaskActs } from "../use-task-acts";

const PAGE = 50;

const question = (taskId: number) => ({ task_id: [taskId], sort: "-created_at,-id", limit: PAGE });

interface Pages {
  pages: { items: Comment[] }[];
}

/** A task's comments, newest first, a page at a time. */
export function useComments(taskId: number) {
  const query = question(taskId);
  return useInfiniteQuery({
    queryKey: list("comment", query),
    queryFn: ({ pageParam }) =>
      answer(api.GET("/api/comments", { params: { query: { ...query, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
}

export const commentDraft = (taskId: number) => `task:${taskId}:comment`;

let newcomers = 0;

export function useCommentActs() {
  const { t } = useTranslation();
  const { task } = useHere();
  const { act } = useTaskActs();
  const me = useMe();
  const touches = [listsOf("comment"), one("task", task.id)];

  const shown = (body: string, internal: boolean): Comment => {
    newcomers -= 1;
    const at = new Date().toISOString();
    const own = { created_by: me.id, updated_by: me.id, created_at: at, updated_at: at };
    return { id: newcomers, version: 0, body, internal, task_id: task.id, ...own };
  };
  const removal = (id: number): Act => ({
    send: () => answer(api.DELETE("/api/comments/{id}", { params: { path: { id } } })),
    shows: showRemoval("comment", id),
    touches,
  });
  const patch = (id: number, body: string): Act => ({
    send: () => answer(api.PATCH("/api/comments/{id}", { params: { path: { id } }, body: { body } })),
    shows: showPatch("comment", id, { body }),
    touches,
  });
  const react = (comment: Comment, emoji: string, on: boolean): Act => {
    const params = { path: { id: comment.id } };
    const others = (comment.reactions?.[emoji] ?? []).filter((id) => id !== me.id);
    const reactions = { ...comment.reactions, [emoji]: on ? [...others, me.id] : others };
    return {
      send: () =>
        answer(
          on
            ? api.POST("/api/comments/{id}/react", { params, body: { emoji } })
            : api.POST("/api/comments/{id}/unreact", { params, body: { emoji } }),
        ),
      shows: showPatch("comment", comment.id, { reactions }),
      touches,
    };
  };
  return {
    react: (comment: Comment, emoji: string, on: boolean) =>
      act({
        ...react(comment, emoji, on),
        done: () => t(on ? "task.reacted" : "task.unreacted", { emoji }),
        undo: () => react(comment, emoji, !on),
      }),
    add: (body: string, internal: boolean) =>
      act({
        send: () => {
          const fetch = typedIn(commentDraft(task.id), body);
          return answer(api.POST("/api/comments", { body: { task_id: task.id, body, internal }, fetch }));
        },
        shows: [
          {
            key: list("comment", question(task.id)),
            into: (held) => {
              const [first, ...rest] = (held as Pages).pages;
              const page = { ...first, items: [shown(body, internal), ...(first?.items ?? [])] };
              return { ...(held as Pages), pages: [page, ...rest] };
            },
          },
        ],
        touches,
        done: () => t("task.commentSent"),
        undo: (comment) => removal(comment.id),
      }),
    edit: (comment: Comment, body: string) =>
      act({
        ...patch(comment.id, body),
        done: () => t("task.commentChanged"),
        undo: () => patch(comment.id, comment.body),
      }),
    remove: (comment: Comment) =>
      act({
        ...removal(comment.id),
        done: () => t("task.commentDeleted"),
        undo: () => ({
          send: () =>
            answer(api.POST("/api/comments/{id}/restore", { params: { path: { id: comment.id } } })),
          touches,
        }),
      }),
  };
}
