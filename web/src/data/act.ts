// Whatever a person changes goes through here: shown at once, confirmed or put back with a reason, undoable.
import { type QueryClient, type QueryKey, useQueryClient } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { isRefusal } from "../api/problem";
import { offerUndo, tell, warn } from "../frame/notices";

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
  /** True where the caller shows the refusal itself, beside the field that it is about. */
  quiet?: boolean;
}

const underWay = new Map<string, number>();

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

async function perform<T>(client: QueryClient, t: TFunction, act: Act<T>): Promise<T> {
  const keys = [...act.touches, ...(act.shows ?? []).map(({ key }) => key)];
  for (const key of keys) count(key, 1);
  const before = await show(client, act.shows ?? []);
  try {
    const answer = await act.send();
    confirm(client, t, act, answer);
    return answer;
  } catch (error) {
    for (const [key, held] of before) client.setQueryData(key, held);
    if (!act.quiet) warn(reason(t, error));
    throw error;
  } finally {
    for (const key of keys) {
      // Reading anew while another change of the same thing is on its way would show it undone for a moment.
      if (count(key, -1) === 0) void client.invalidateQueries({ queryKey: key });
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

function confirm<T>(client: QueryClient, t: TFunction, act: Act<T>, answer: T) {
  const said = act.done?.(answer);
  const back = act.undo;
  if (said && back) offerUndo(said, () => void perform(client, t, back(answer)).catch(() => {}));
  else if (said) tell(said);
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
