// What takes its time: how far it is and a way out, shown wherever one goes meanwhile. A store outside React.
import { useSyncExternalStore } from "react";

export interface Labour {
  id: number;
  /** What is being done, in the reader's words. */
  text: string;
  done: number;
  total: number;
  cancel: () => void;
}

/** What is over sooner is shown by what it does. */
const SHOWN_AFTER = 1_500;

let shown: readonly Labour[] = [];
let count = 0;
const watchers = new Set<() => void>();

function put(next: readonly Labour[]) {
  shown = next;
  for (const watcher of watchers) watcher();
}

export interface Way {
  signal: AbortSignal;
  /** So many are done by now. */
  at: (done: number) => void;
}

/** Does it, and shows how far it is once it takes its time. Cancelled, `signal` says so; `go` ends where it is. */
export async function laboured<T>(text: string, total: number, go: (way: Way) => Promise<T>): Promise<T> {
  count += 1;
  const id = count;
  const controller = new AbortController();
  let labour: Labour = { id, text, total, done: 0, cancel: () => controller.abort() };
  const timer = setTimeout(() => put([...shown, labour]), SHOWN_AFTER);
  const at = (done: number) => {
    labour = { ...labour, done };
    if (shown.some((each) => each.id === id)) put(shown.map((each) => (each.id === id ? labour : each)));
  };
  try {
    return await go({ signal: controller.signal, at });
  } finally {
    clearTimeout(timer);
    put(shown.filter((each) => each.id !== id));
  }
}

export const heldLabours = () => shown;

export function useLabours(): readonly Labour[] {
  return useSyncExternalStore((watcher) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  }, heldLabours);
}
