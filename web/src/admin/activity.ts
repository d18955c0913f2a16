// The ledger, newest first, and what the things in it are called.
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type Activity, answer, api } from "../api/client";
import { list } from "../data/keys";
import type { AdminSearch } from "../frame/router";
import { endOfDay, startOfDay } from "../language/dates";
import { isTrashNoun, KINDS } from "./trash";

const PAGE = 50;

export function useActivity({ who, noun, verb, from, to }: AdminSearch) {
  const asked = {
    actor_id: who,
    noun,
    verb,
    from: from && startOfDay(from),
    to: to && endOfDay(to),
  };
  return useInfiniteQuery({
    queryKey: ["activity", asked],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET("/api/activity", {
          params: { query: { ...asked, newest: true, before: pageParam, limit: PAGE } },
        }),
      ),
    initialPageParam: undefined as number | undefined,
    // A page may be short, or empty, and still be followed: the server looks through so much at a time.
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 0,
  });
}

export interface Named {
  id: number;
  name: string;
  reference?: string;
  key?: string;
}

const none: ReadonlyMap<number, Named> = new Map();

/** What those things of a noun are called, also in the trash: one question for all that are there, one for the rest. */
export function useNames(noun: string, ids: number[]): ReadonlyMap<number, Named> {
  const kind = isTrashNoun(noun) ? KINDS[noun] : undefined;
  const extra = noun === "project" ? ",key" : noun === "task" || noun === "issue" ? ",reference" : "";
  const fields = `id,${kind?.name}${extra}`;
  const { data } = useQuery({
    queryKey: list(noun, { ids, fields }),
    enabled: kind !== undefined && ids.length > 0,
    queryFn: async () => {
      const ask = async (id: number[], deleted: boolean) => {
        const query = { id, fields, deleted, limit: 1000 };
        // One noun's address stands for all that have names.
        const page = await answer(api.GET(`/api/${kind?.plural}` as "/api/tasks", { params: { query } }));
        return page.items as unknown as (Named & Record<string, string>)[];
      };
      const there = await ask(ids, false);
      const rest = ids.filter((id) => !there.some((item) => item.id === id));
      return rest.length > 0 ? [...there, ...(await ask(rest, true))] : there;
    },
    select: (items) =>
      new Map(
        items.map((item): [number, Named] => [item.id, { ...item, name: item[kind?.name ?? "name"] ?? "" }]),
      ),
    staleTime: 60_000,
  });
  return data ?? none;
}

/** The ids of a page's things, by noun. */
export function idsByNoun(events: Activity[]): Map<string, number[]> {
  const found = new Map<string, Set<number>>();
  for (const { noun, object_id } of events) {
    const ids = found.get(noun) ?? new Set();
    found.set(noun, ids.add(object_id));
  }
  return new Map([...found].map(([noun, ids]) => [noun, [...ids].sort((a, b) => a - b)]));
}
