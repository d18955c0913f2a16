import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, type Task } from "../../api/client";
import { list, listsOf, one } from "../../data/keys";
import { endOfDay } from "../../language/dates";

export const taskQuery = (id: number) =>
  queryOptions({
    queryKey: one("task", id),
    queryFn: () => answer(api.GET("/api/tasks/{id}", { params: { path: { id } } })),
  });

/** The task now, or as it was at the end of a past day. */
export function useTask(id: number | undefined, day?: string) {
  const path = { id: id ?? 0 };
  return useQuery({
    queryKey: day ? [...one("task", path.id), "as_of", day] : one("task", path.id),
    queryFn: () =>
      answer(api.GET("/api/tasks/{id}", { params: { path, query: { as_of: day && endOfDay(day) } } })),
    enabled: id !== undefined,
    ...(day && { staleTime: 5 * 60_000 }),
  });
}

/** The id that an address names, by number (12) or reference (WEB-12, also one from before a move). */
export function useTaskId(reference: string) {
  const client = useQueryClient();
  const number = /^\d+$/.test(reference) ? Number(reference) : undefined;
  const found = useQuery({
    queryKey: ["task-named", reference.toUpperCase()],
    queryFn: async () => {
      const task = await answer(api.GET("/api/tasks/{id}", { params: { path: { id: reference } } }));
      client.setQueryData(taskQuery(task.id).queryKey, task);
      return task.id;
    },
    enabled: number === undefined,
  });
  return number === undefined ? found : { ...found, data: number };
}

const ROW_FIELDS = [
  "id",
  "version",
  "reference",
  "title",
  "status",
  "state",
  "project_id",
  "assignee_ids",
  "due_date",
  "task_type",
  "parent_id",
  "rank",
] as const satisfies readonly (keyof Task)[];

/** A task as it stands in a list. */
export type TaskRow = Pick<Task, "id" | "version" | "title" | "status" | "project_id"> &
  Partial<Pick<Task, (typeof ROW_FIELDS)[number]>>;

const fields = ROW_FIELDS.join(",");

/** The tasks with these ids that one may see. */
export function useTasksById(ids: number[]) {
  const query = { id: [...ids].sort((a, b) => a - b), fields, limit: 1000 };
  return useQuery({
    queryKey: list("task", query),
    queryFn: () => answer(api.GET("/api/tasks", { params: { query } })),
    enabled: ids.length > 0,
    select: ({ items }) => new Map(items.map((task): [number, TaskRow] => [task.id, task])),
  });
}

export const subtasksKey = (id: number) => list("task", { parent_id: [id], fields });

export function useSubtasks(id: number) {
  return useQuery({
    queryKey: subtasksKey(id),
    queryFn: () =>
      answer(
        api.GET("/api/tasks", { params: { query: { parent_id: [id], sort: "rank", fields, limit: 500 } } }),
      ),
    select: ({ items }): TaskRow[] => items,
  });
}

/** Tasks whose number or words match; without words those of the project that changed last. */
export function useTasksLike(words: string, projectId: number, enabled: boolean) {
  return useQuery({
    queryKey: [...listsOf("task"), "like", words, words ? null : projectId],
    queryFn: async (): Promise<TaskRow[]> => {
      if (words === "") {
        const query = { project_id: [projectId], sort: "-updated_at", fields, limit: 20 };
        return (await answer(api.GET("/api/tasks", { params: { query } }))).items;
      }
      const query = { q: words, noun: ["task"], limit: 20 };
      const { items } = await answer(api.GET("/api/search", { params: { query } }));
      return items.map(({ object }) => object as unknown as TaskRow);
    },
    enabled,
    placeholderData: (held) => held,
    staleTime: 10_000,
  });
}
