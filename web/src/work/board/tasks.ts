import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import { everyPage } from "../../api/pages";
import { endOfDay } from "../../language/dates";
import { BOARD_FIELDS, type BoardTask } from "./board-task";
import { merge, type Tasks } from "./merge";

export const topicOf = (projectId: number) => `project:${projectId}`;

const byId = (tasks: BoardTask[]): Tasks => new Map(tasks.map((task) => [task.id, task]));

export function boardQuery(projectId: number, asOf: string | undefined) {
  return queryOptions({
    queryKey: ["board", projectId, asOf ?? "now"],
    queryFn: async () => {
      const tasks = await everyPage((cursor) =>
        answer(
          api.GET("/api/tasks", {
            params: {
              query: {
                project_id: [projectId],
                sort: "rank",
                limit: 1000,
                fields: BOARD_FIELDS,
                cursor,
                as_of: asOf && endOfDay(asOf),
              },
            },
          }),
        ),
      );
      return byId(tasks);
    },
    structuralSharing: false,
  });
}

/** The cards with these ids as they are now. */
export async function fetchCards(projectId: number, ids: number[]): Promise<BoardTask[]> {
  const { items } = await answer(
    api.GET("/api/tasks", {
      params: { query: { project_id: [projectId], id: ids, limit: ids.length, fields: BOARD_FIELDS } },
    }),
  );
  return items;
}

/**
 * Takes fetched cards onto the board. A list that is being read at the same moment may be older than they are, so they
 * are taken in again when it has come.
 */
export function intoBoard(client: QueryClient, projectId: number, asked: number[], fetched: BoardTask[]) {
  const { queryKey } = boardQuery(projectId, undefined);
  const take = () => client.setQueryData(queryKey, (tasks) => tasks && merge(tasks, asked, fetched));
  take();
  const list = client.getQueryCache().find({ queryKey });
  if (list?.state.fetchStatus === "fetching")
    void list.promise?.then(
      () => setTimeout(take),
      () => {},
    );
}
