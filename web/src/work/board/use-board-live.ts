import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import { Batch } from "../../live/batch";
import type { Change } from "../../live/topic";
import { useChanges } from "../../live/use-topic";
import { useMe } from "../../people/session";
import { projectsQuery } from "../project";
import { changeKey } from "./changes";
import { isNews } from "./merge";
import { boardQuery, fetchCards, intoBoard, topicOf } from "./tasks";

/** So many changed cards at once are cheaper as the whole list. */
const MANY = 80;

/** Brings other people's changes onto the board, reading only the cards that changed. */
export function useBoardLive(projectId: number) {
  const client = useQueryClient();
  const me = useMe();

  const reload = useCallback(() => {
    void client.invalidateQueries({ queryKey: ["board", projectId, "now"] });
    void client.invalidateQueries({ queryKey: projectsQuery.queryKey });
    void client.invalidateQueries({ queryKey: ["labels", projectId] });
    void client.invalidateQueries({ queryKey: ["task"] });
  }, [client, projectId]);

  const batch = useMemo(
    () =>
      new Batch(async (ids) => {
        if (ids.length > MANY) return reload();
        try {
          const fetched = await fetchCards(projectId, ids);
          intoBoard(client, projectId, ids, fetched);
        } catch {
          reload();
        }
      }),
    [client, projectId, reload],
  );
  useEffect(() => () => batch.cancel(), [batch]);

  const changed = useCallback(
    (change: Change) => {
      if (change.noun === "project") void client.invalidateQueries({ queryKey: projectsQuery.queryKey });
      if (change.noun === "label") void client.invalidateQueries({ queryKey: ["labels", projectId] });
      if (change.noun !== "task") return;
      void client.invalidateQueries({ queryKey: ["task", change.object_id] });
      // One's own new card comes with its answer; read here too, it would show twice for a moment.
      const own = change.verb === "create" && change.actor_id === me.id;
      if (own && client.isMutating({ mutationKey: changeKey(projectId) }) > 0) return;
      const tasks = client.getQueryData(boardQuery(projectId, undefined).queryKey);
      if (!tasks || isNews(tasks, change)) batch.add(change.object_id);
    },
    [client, projectId, batch, me.id],
  );
  useChanges(topicOf(projectId), changed, reload);
}
