import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { answer, api, type Notice } from "../api/client";
import { list } from "../data/keys";

export type Show = "unread" | "snoozed" | "all";

const FIELDS =
  "id,version,kind,noun,object_id,title,actor_id,what,when,read_at,snoozed_until,is_snoozed,created_at";
const PAGE = 50;
const MENTIONS = 10;

/** Unread and not put aside: what waits. */
const waiting = { read_at: ["none"], is_snoozed: ["false"] };

const filters = { unread: waiting, snoozed: { is_snoozed: ["true"] }, all: {} };

const counting = { ...waiting, limit: 1, fields: "id", count: true };

const unreadQuery = queryOptions({
  queryKey: list("notification", counting),
  queryFn: () => answer(api.GET("/api/notifications", { params: { query: counting } })),
  select: (page) => page.count ?? 0,
  // What was put aside comes back by the clock, and no message tells of it.
  refetchInterval: 60_000,
});

/** How many notices wait to be read. */
export function useUnread(): number {
  return useQuery(unreadQuery).data ?? 0;
}

/** Whether a notice still belongs where it was listed, after what was done to it here. */
export function belongs(notice: Notice, show: Show): boolean {
  if (show === "all") return true;
  return show === "snoozed" ? notice.is_snoozed : !notice.read_at && !notice.is_snoozed;
}

function noticesQuery(show: Show) {
  const question = { ...filters[show], limit: PAGE, fields: FIELDS };
  return infiniteQueryOptions({
    queryKey: list("notification", question),
    queryFn: ({ pageParam: cursor }) =>
      answer(api.GET("/api/notifications", { params: { query: { ...question, cursor } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }): Notice[] =>
      pages.flatMap(({ items }) => items).filter((notice) => belongs(notice, show)),
    refetchInterval: 60_000,
  });
}

export function useNotices(show: Show) {
  return useInfiniteQuery(noticesQuery(show));
}

const mentioned = { ...waiting, kind: ["mentioned" as const], limit: MENTIONS, fields: FIELDS };

const mentionsQuery = queryOptions({
  queryKey: list("notification", mentioned),
  queryFn: () => answer(api.GET("/api/notifications", { params: { query: mentioned } })),
  select: (page): Notice[] => page.items.filter((notice) => belongs(notice, "unread")),
});

/** Where somebody named me and I have not looked yet. */
export function useMentions(): Notice[] {
  return useQuery(mentionsQuery).data ?? [];
}
