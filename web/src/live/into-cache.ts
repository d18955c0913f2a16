// The one place where live messages meet the cache: what they tell of is read anew where it is shown.
import { type QueryClient, type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { listsOf, one } from "../data/keys";
import type { Change } from "./topic";
import { useChanges } from "./use-topic";

/** Cached under other names than the noun's own. */
const ELSEWHERE: Record<string, (change: Change) => QueryKey[]> = {
  project: () => [["projects"]],
  user: () => [["users"]],
  label: () => [["labels"]],
};

/** A burst of changes is one reading. Short enough that what others do shows within 200 ms. */
const GATHER = 30;
let due = new Map<string, QueryKey>();

export function intoCache(client: QueryClient, change: Change) {
  const keys = [one(change.noun, change.object_id), listsOf(change.noun)];
  keys.push(...(ELSEWHERE[change.noun]?.(change) ?? []));
  if (change.fields?.includes("deleted_at")) keys.push(["trash"]);
  for (const take of takers.get(change.noun) ?? []) take(change);
  if (due.size === 0) setTimeout(() => flush(client), GATHER);
  for (const key of keys) due.set(JSON.stringify(key), key);
}

function flush(client: QueryClient) {
  const keys = due.values();
  due = new Map();
  for (const queryKey of keys) void client.invalidateQueries({ queryKey });
}

type Take = (change: Change) => void;
const takers = new Map<string, Set<Take>>();

/** For a screen that keeps a noun's changes in a cache of its own shape: told of each, besides the usual keys. */
export function useTaking(noun: string, take: Take) {
  useEffect(() => {
    const held = takers.get(noun) ?? new Set();
    takers.set(noun, held.add(take));
    return () => void held.delete(take);
  }, [noun, take]);
}

/** Keeps what is shown true while a screen that shows something of this topic is open. */
export function useLive(topic: string | null) {
  const client = useQueryClient();
  const changed = useCallback((change: Change) => intoCache(client, change), [client]);
  const missed = useCallback(() => void client.invalidateQueries(), [client]);
  useChanges(topic, changed, missed);
}
