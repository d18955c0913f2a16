import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { listsOf } from "../data/keys";
import { useLive } from "../live/into-cache";
import type { Change } from "../live/topic";
import { useChanges } from "../live/use-topic";
import { useMyTopic } from "../people/session";
import type { MyTask } from "./sections";

/** As many topics as one socket may have. */
const MOST = 100;

const nothing = () => {};

/**
 * Keeps what is shown true. The tasks' own topics are listened to, not their projects': whoever looks at their work
 * is not thereby at each of their boards. What is new to a person comes with its notice.
 */
export function useHomeLive(tasks: readonly MyTask[]) {
  const client = useQueryClient();
  const topics = tasks.slice(0, MOST).map(({ id }) => `task:${id}`);
  useLive(topics.length > 0 ? topics.toSorted().join(" ") : null);
  const noticed = useCallback(
    ({ noun }: Change) => {
      if (noun === "notification") void client.invalidateQueries({ queryKey: listsOf("task") });
    },
    [client],
  );
  useChanges(useMyTopic(), noticed, nothing);
}
