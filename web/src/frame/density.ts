// How close rows stand: remembered in this browser, and known to every stylesheet as --qd-row.
import { useSyncExternalStore } from "react";

export const DENSITIES = ["comfortable", "compact"] as const;
export type Density = (typeof DENSITIES)[number];

/** What --qd-row is, for lists that reckon where their lines stand. */
export const ROW: Readonly<Record<Density, number>> = { comfortable: 38, compact: 30 };

const PLACE = "quarterdeck:density";
const watchers = new Set<() => void>();

function kept(): Density {
  try {
    return localStorage.getItem(PLACE) === "compact" ? "compact" : "comfortable";
  } catch {
    return "comfortable";
  }
}

let chosen = kept();

export function showDensity() {
  document.documentElement.dataset.density = chosen;
}

export function chooseDensity(density: Density) {
  chosen = density;
  try {
    localStorage.setItem(PLACE, density);
  } catch {
    // Storage may be refused; the choice then lasts as long as the page.
  }
  showDensity();
  for (const watcher of watchers) watcher();
}

function subscribe(watcher: () => void) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function useDensity(): Density {
  return useSyncExternalStore(subscribe, () => chosen);
}
