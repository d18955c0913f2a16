import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api, type Link } from "../../../api/client";
import type { Act } from "../../../data/act";
import { list, listsOf, one } from "../../../data/keys";
import { showRemoval } from "../../../data/showing";
import { useHere } from "../here";
import type { TaskRow } from "../task";
import { useTaskActs } from "../use-task-acts";
import { type Linked, linked, type Relation, WAITING } from "./relations";

export function useLinks(taskId: number) {
  const query = { q: `task_id:${taskId} or to_task_id:${taskId}`, limit: 200 };
  return useQuery({
    queryKey: list("link", query),
    queryFn: () => answer(api.GET("/api/links", { params: { query } })),
    select: ({ items }) => items.map((link) => linked(link, taskId)).filter((found) => found !== null),
  });
}

export function useLinkActs() {
  const { t } = useTranslation();
  const { task } = useHere();
  const { act } = useTaskActs();
  const touches = (other: number) => [
    listsOf("link"),
    one("task", task.id),
    one("task", other),
    listsOf("task"),
  ];

  const remove = (link: Link, other: number): Act => ({
    send: () => answer(api.DELETE("/api/links/{id}", { params: { path: { id: link.id } } })),
    shows: showRemoval("link", link.id),
    touches: touches(other),
  });
  const add = (relation: Relation, other: number, lag?: number): Act<Link> => ({
    send: () => made(task.id, relation, other, lag),
    touches: touches(other),
  });
  /** A link leaves no trash: taken back, it is made anew. */
  const addAnew = ({ link, relation, other }: Linked): Act<Link> =>
    other.noun === "task"
      ? add(relation, other.id, link.lag)
      : { send: () => answer(api.POST("/api/links", { body: endsOf(link) })), touches: touches(other.id) };
  return {
    add: (relation: Relation, row: TaskRow) =>
      act({
        ...add(relation, row.id),
        done: () => t("task.linked", { name: row.reference }),
        undo: (link) => remove(link, row.id),
      }),
    remove: (gone: Linked, name: string) =>
      act({
        ...remove(gone.link, gone.other.id),
        done: () => t("task.unlinked", { name }),
        undo: () => addAnew(gone),
      }),
  };
}

/** What a link says, without what is the row's own. */
function endsOf({ link_type, lag, ...link }: Link) {
  const { task_id, issue_id, milestone_id, to_task_id, to_issue_id, to_milestone_id } = link;
  return { link_type, lag, task_id, issue_id, milestone_id, to_task_id, to_issue_id, to_milestone_id };
}

async function made(taskId: number, relation: Relation, other: number, lag = 0): Promise<Link> {
  const [link_type, direction] = relation.split(".") as [Link["link_type"], "in" | "out"];
  const [from, to] = direction === "out" ? [taskId, other] : [other, taskId];
  if (WAITING.includes(link_type)) {
    const body = { on_id: from, link_type, lag };
    const params = { path: { id: to } };
    return (await answer(api.POST("/api/tasks/{id}/add-dependency", { params, body }))) as Link;
  }
  return answer(api.POST("/api/links", { body: { link_type, task_id: from, to_task_id: to, lag } }));
}
