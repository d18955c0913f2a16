// The list's order is read first, as ids; the rows themselves as they come into sight, many in one request.
import { queryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { answer, api, type Project } from "../../api/client";
import { list } from "../../data/keys";
import type { Way } from "../../frame/labour";
import type { ListSearch } from "../../frame/router";
import { ROW_FIELDS, type RowTask } from "./columns";
import { asGrouping, type Entry, GROUP_FIELDS } from "./grouping";

/** Ids fit an address of some two thousand characters. */
const AT_ONCE = 150;
const GATHER = 12;

interface Waiting {
  resolve: (task: RowTask | null) => void;
  reject: (error: unknown) => void;
}

let waiting = new Map<number, Waiting[]>();

/** One row; what is asked for within the same blink goes in one request. Null when it is not there (any more). */
function fetchRow(id: number): Promise<RowTask | null> {
  return new Promise((resolve, reject) => {
    if (waiting.size === 0) setTimeout(flush, GATHER);
    waiting.set(id, [...(waiting.get(id) ?? []), { resolve, reject }]);
  });
}

function flush() {
  const all = [...waiting];
  waiting = new Map();
  for (let at = 0; at < all.length; at += AT_ONCE) void fetchMany(all.slice(at, at + AT_ONCE));
}

async function fetchMany(asked: [number, Waiting[]][]) {
  try {
    const found = new Map((await fetchRows(asked.map(([id]) => id))).map((task) => [task.id, task]));
    for (const [id, all] of asked) for (const { resolve } of all) resolve(found.get(id) ?? null);
  } catch (error) {
    for (const [, all] of asked) for (const { reject } of all) reject(error);
  }
}

async function fetchRows(id: number[]): Promise<RowTask[]> {
  const query = { id, limit: id.length, fields: ROW_FIELDS };
  return (await answer(api.GET("/api/tasks", { params: { query } }))).items;
}

export const rowKey = (id: number) => ["task", id, "row"];

export const rowQuery = (id: number) =>
  queryOptions({ queryKey: rowKey(id), queryFn: () => fetchRow(id), staleTime: 60_000 });

/** These rows, in this order, whether they are in sight or not. */
export async function everyRow(ids: readonly number[], way?: Way): Promise<RowTask[]> {
  const pages: RowTask[] = [];
  for (let at = 0; at < ids.length && !way?.signal.aborted; at += AT_ONCE) {
    pages.push(...(await fetchRows(ids.slice(at, at + AT_ONCE))));
    way?.at(pages.length);
  }
  const found = new Map(pages.map((task) => [task.id, task]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

export interface IndexPage {
  items: Entry[];
  next?: string | null;
}

/** All that match, in their order. The rest follows page by page while the first is shown. */
export function useIndex(project: Project, { q, sort, group }: ListSearch) {
  const by = asGrouping(group);
  const question = useMemo(
    () => ({
      project_id: [project.id],
      q,
      sort: sort ?? "rank",
      fields: by ? `id,${GROUP_FIELDS[by]}` : "id",
      limit: 1000,
      pages: true,
    }),
    [project.id, q, sort, by],
  );
  const key = useMemo(() => list("task", question), [question]);
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }): Promise<IndexPage> => {
      const { pages: _, ...asked } = question;
      return answer(api.GET("/api/tasks", { params: { query: { ...asked, cursor: pageParam } } }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (held) => held,
  });
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const entries = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  return { key, entries, error: query.error, refetch: query.refetch, whole: !hasNextPage };
}
