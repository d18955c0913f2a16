// What lies over the screen, one thing at a time, opened from wherever: by a key, a button or a command.
import { useSyncExternalStore } from "react";

export type Overlay =
  | { kind: "palette" }
  | { kind: "keys" }
  | { kind: "task"; projectId?: number; title?: string }
  | { kind: "project" };

let shown: Overlay | null = null;
const watchers = new Set<() => void>();

export function openOverlay(overlay: Overlay | null) {
  shown = overlay;
  for (const watcher of watchers) watcher();
}

export const closeOverlay = () => openOverlay(null);

function subscribe(watcher: () => void) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function useOverlay(): Overlay | null {
  return useSyncExternalStore(subscribe, () => shown);
}
