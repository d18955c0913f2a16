// Whatever a person changes goes through here: shown at once, confirmed or put back with a reason, undoable.
import { partialMatchKey, type QueryClient, type QueryKey, useQueryClient } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { isRefusal } from "../api/problem";
import { showConflict } from "../frame/conflicts";
import { beginUndo, tell, type Undoing, warn } from "../frame/notices";

/** What a cached value is to look like before the server has answered. The key may stand for all that begin with it. */
export interface Showing {
  key: QueryKey;
  into: (held: unknown) => unknown;
}

export interface Act<T = unknown> {
  send: () => Promise<T>;
  shows?: Showing[];
  /** What is read anew once the server has answered. */
  touches: QueryKey[];
  /** What to say when it is done; nothing where the screen says it all. */
  done?(answer: T): string;
  /** What takes it back, given the answer. */
  undo?(answer: T): Act;
  /** The same upon another version, for a change of what somebody else may have changed: both values are shown then. */
  contest?: { name: string; project: number; upon: (version: number) => Act<T> };
  /** True where the caller shows the refusal itself, beside the field that it is about. */
  quiet?: boolean;
}

const underWay = new Map<string, number>();

/** Shown before the server has answered, which takes as long as the connection is lost. */
const pending = new Set<Showing>();
const layered = new WeakSet<QueryClient>();

/** Lays what is pending over whatever is read meanwhile. */
function layer(client: QueryClient) {
  if (layered.has(client)) return;
  layered.add(client);
  client.getQueryCache().subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "success" || event.action.manual) return;
    const { queryKey } = event.query;
    const over = [...pending].filter(({ key }) => partialMatchKey(queryKey, key));
    if (over.length === 0) return;
    client.setQueryData(queryKey, (held: unknown) => over.reduce((shown, { into }) => into(shown), held));
  });
}

/** Whether a change of what is held under this key is on its way; it is read anew when that is done. */
export const isUnderWay = (key: QueryKey): boolean => underWay.has(JSON.stringify(key));

/** Does an act. The promise is refused with what the server said; whoever shows nothing of its own need not catch it. */
export function useAct(): <T>(act: Act<T>) => Promise<T> {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useCallback(
    <T>(act: Act<T>) => {
      const doing = perform(client, t, act);
      doing.catch(() => {}); // told already
      return doing;
    },
    [client, t],
  );
}

/** An act outside of a component, in the words of `t`. */
export async function perform<T>(client: QueryClient, t: TFunction, act: Act<T>): Promise<T> {
  layer(client);
  const keys = [...act.touches, ...(act.shows ?? []).map(({ key }) => key)];
  for (const key of keys) count(key, 1);
  const undoing = act.undo && beginUndo(t("frame.undoWaits"));
  const before = await show(client, act.shows ?? []);
  for (const showing of act.shows ?? []) pending.add(showing);
  let refused = false;
  try {
    const answer = await act.send();
    confirm(client, t, act, answer, undoing);
    return answer;
  } catch (error) {
    refused = true;
    undoing?.dropped();
    for (const [key, held] of before) client.setQueryData(key, held);
    const settled = contested(client, t, act, error);
    if (!act.quiet && !settled) warn(reason(t, error));
    throw error;
  } finally {
    for (const showing of act.shows ?? []) pending.delete(showing);
    for (const key of keys) {
      // Another change of the same thing that is on its way has it read anew when it is done.
      if (count(key, -1) === 0 || refused) void client.invalidateQueries({ queryKey: key });
    }
  }
}

async function show(client: QueryClient, shows: Showing[]) {
  const before: [QueryKey, unknown][] = [];
  for (const { key, into } of shows) {
    await client.cancelQueries({ queryKey: key });
    before.push(...client.getQueriesData({ queryKey: key }));
    client.setQueriesData({ queryKey: key }, (held: unknown) => (held === undefined ? held : into(held)));
  }
  return before;
}

function confirm<T>(client: QueryClient, t: TFunction, act: Act<T>, answer: T, undoing?: Undoing) {
  const said = act.done?.(answer);
  const back = act.undo;
  if (said && back) undoing?.done(said, () => void perform(client, t, back(answer)).catch(() => {}));
  else undoing?.dropped();
  if (said && !back) tell(said);
}

/** Whether it is a conflict that one chooses in; then both values are shown. */
function contested<T>(client: QueryClient, t: TFunction, { contest }: Act<T>, error: unknown): boolean {
  if (!contest || !isRefusal(error, "conflict") || error.version === undefined) return false;
  const { name, project, upon } = contest;
  const again = upon(error.version);
  const onMine = () => void perform(client, t, again).catch(() => {});
  showConflict({ name, project, conflicts: error.conflicts, onMine });
  return true;
}

function reason(t: TFunction, error: unknown): string {
  if (isRefusal(error, "offline")) return t("problem.offline");
  return t("problem.failed", { reason: error instanceof Error ? error.message : String(error) });
}

function count(key: QueryKey, by: number): number {
  const name = JSON.stringify(key);
  const now = (underWay.get(name) ?? 0) + by;
  if (now === 0) underWay.delete(name);
  else underWay.set(name, now);
  return now;
}
