import { useInfiniteQuery } from "@tanstack/react-query";
import { answer, api } from "../../../api/client";
import { historyOf } from "../../../data/keys";
import { tells } from "./tells";

const PAGE = 50;

/** What happened to the task, newest first, without what tells a reader nothing. */
export function useHistory(id: number) {
  const path = { id };
  return useInfiniteQuery({
    queryKey: historyOf("task", id),
    queryFn: ({ pageParam }) =>
      answer(
        api.GET("/api/tasks/{id}/history", { params: { path, query: { limit: PAGE, before: pageParam } } }),
      ),
    initialPageParam: undefined as number | undefined,
    // A page that is full may have one before it.
    getNextPageParam: ({ items }) => (items.length === PAGE ? items[0]?.id : undefined),
    select: ({ pages }) => pages.flatMap(({ items }) => [...items].reverse()).filter(tells),
  });
}
