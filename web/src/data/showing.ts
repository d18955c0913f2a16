// How a change is shown wherever the cache holds a thing: alone, and in the lists of its noun.
import type { Showing } from "./act";
import { listsOf, one } from "./keys";
import { patchedIn, withoutIn } from "./lists";

/** Below the key of one thing lie its history and its past days, too; only the thing itself is changed. */
const alone = (id: number, patch: object) => (held: unknown) =>
  typeof held === "object" && held !== null && (held as { id?: unknown }).id === id
    ? { ...held, ...patch }
    : held;

export const showPatch = (noun: string, id: number, patch: object): Showing[] => [
  { key: one(noun, id), into: alone(id, patch) },
  { key: listsOf(noun), into: (held) => patchedIn(held, id, patch) },
];

export const showRemoval = (noun: string, id: number): Showing[] => [
  { key: listsOf(noun), into: (held) => withoutIn(held, id) },
];
