import { type QueryCacheNotifyEvent, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import type { Task } from "../../api/client";
import { one } from "../../data/keys";
import { Batch } from "../../live/batch";
import { useLive, useTaking } from "../../live/into-cache";
import type { Change } from "../../live/topic";
import { useMe } from "../../people/session";
import { changeKey } from "./changes";
import { isNews } from "./merge";
import { boardQuery, fetchCards, intoBoard, topicOf } from "./tasks";

/** So many changed cards at once are cheaper as the whole list. */
const MANY = 80;

/** Brings other people's changes onto the board, reading only the cards that changed. */
export function useBoardLive(projectId: number) {
  const client = useQueryClient();
  const me = useMe();

  const batch = useMemo(() => {
    const reload = () =>
      void client.invalidateQueries({ queryKey: boardQuery(projectId, undefined).queryKey });
    return new Batch(async (ids) => {
      if (ids.length > MANY) return reload();
      try {
        intoBoard(client, projectId, ids, await fetchCards(projectId, ids));
      } catch {
        reload();
      }
    });
  }, [client, projectId]);
  useEffect(() => () => batch.cancel(), [batch]);

  const take = useCallback(
    (change: Change) => {
      // One's own new card comes with its answer; read here too, it would show twice for a moment.
      const own = change.verb === "create" && change.actor_id === me.id;
      if (own && client.isMutating({ mutationKey: changeKey(projectId) }) > 0) return;
      // What the panel shows it reads itself, and the board has it from there.
      const shown = client.getQueryCache().find({ queryKey: one("task", change.object_id), exact: true });
      if (shown?.isActive() && change.verb !== "delete") return;
      const tasks = client.getQueryData(boardQuery(projectId, undefined).queryKey);
      if (!tasks || isNews(tasks, change)) batch.add(change.object_id);
    },
    [client, projectId, batch, me.id],
  );
  useTaking("task", take);
  useLive(topicOf(projectId));
  useReadElsewhere(projectId);
}

/** What the panel reads of a task, or shows before the server has answered, is on the board as well. */
function useReadElsewhere(projectId: number) {
  const client = useQueryClient();
  useEffect(() => {
    const taken = ({ type, query }: QueryCacheNotifyEvent) => {
      const [noun, id, more] = query.queryKey;
      if (type !== "updated" || noun !== "task" || typeof id !== "number" || more !== undefined) return;
      const task = query.state.data as Task | undefined;
      const held = client.getQueryData(boardQuery(projectId, undefined).queryKey)?.get(id);
      if (!task || !held || task.version < held.version) return;
      if (task.project_id === projectId) intoBoard(client, projectId, [id], [task]);
    };
    return client.getQueryCache().subscribe(taken);
  }, [client, projectId]);
}
