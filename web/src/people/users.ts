import { queryOptions, useQuery } from "@tanstack/react-query";
import { answer, api, type User } from "../api/client";
import { everyPage } from "../api/pages";

const usersQuery = queryOptions({
  queryKey: ["users"],
  queryFn: () =>
    everyPage((cursor) =>
      answer(
        api.GET("/api/users", {
          params: { query: { fields: "id,username,display_name,avatar", limit: 1000, cursor } },
        }),
      ),
    ),
  select: (users) => new Map(users.map((user) => [user.id, user])),
  staleTime: 5 * 60_000,
});

const noUsers: ReadonlyMap<number, User> = new Map();

export function useUsers(): ReadonlyMap<number, User> {
  return useQuery(usersQuery).data ?? noUsers;
}

export function nameOf(user: User | undefined): string {
  return user?.display_name || user?.username || "?";
}
