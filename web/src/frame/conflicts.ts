// Two people's values of one field, where nothing typed stands on the screen any more to choose beside: they wait here
// until one is chosen.
import { useSyncExternalStore } from "react";
import type { Refusal } from "../api/problem";

export interface Contested {
  id: number;
  /** What the thing is called: WEB-12, or a project's name. */
  name: string;
  /** Whose people and labels the values may name. */
  project: number;
  conflicts: Refusal["conflicts"];
  /** Puts one's own over the other. To keep the other's, nothing is to be done. */
  onMine: () => void;
}

let contested: readonly Contested[] = [];
let count = 0;
const watchers = new Set<() => void>();

function publish(next: readonly Contested[]) {
  contested = next;
  for (const watcher of watchers) watcher();
}

export function showConflict(found: Omit<Contested, "id">) {
  count += 1;
  publish([...contested, { ...found, id: count }]);
}

export function settleConflict(id: number) {
  publish(contested.filter((one) => one.id !== id));
}

export function useContested(): readonly Contested[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    () => contested,
  );
}
