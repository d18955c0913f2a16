// The task that commands are about: the one that is open beside the screen, or else the one the screen shows or has chosen.
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useEffect, useSyncExternalStore } from "react";
import type { Task } from "../api/client";
import { one } from "../data/keys";

let chosen: number | undefined;
const watchers = new Set<() => void>();

function choose(id: number | undefined) {
  chosen = id;
  for (const watcher of watchers) watcher();
}

function subscribe(watcher: () => void) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Says which task the screen is about, or which of its list is chosen, while it is open. */
export function useChosenTask(id: number | undefined) {
  useEffect(() => {
    choose(id);
    return () => choose(undefined);
  }, [id]);
}

/** The task in hand, as soon as the screen that shows it has read it. */
export function useTaskInHand(): Task | undefined {
  const { task } = useSearch({ strict: false });
  const held = useSyncExternalStore(subscribe, () => chosen);
  const id = task ?? held;
  // Without a queryFn: one that skips would be taken up by the screen's own query, which then could not be read anew.
  return useQuery<Task>({ queryKey: one("task", id ?? 0), enabled: false }).data;
}
