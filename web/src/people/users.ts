import { queryOptions, useQuery } from "@tanstack/react-query";
import { answer, api, type User } from "../api/client";
import { everyPage } from "../api/pages";

/** What is shown of people. */
export type Person = Pick<User, "id" | "username" | "display_name" | "avatar">;

export const usersQuery = queryOptions({
  queryKey: ["users"],
  queryFn: () =>
    everyPage((cursor) =>
      answer(
        api.GET("/api/users", {
          params: { query: { fields: "id,username,display_name,avatar", limit: 1000, cursor } },
        }),
      ),
    ),
  select: (users) => new Map(users.map((user): [number, Person] => [user.id, user])),
  staleTime: 5 * 60_000,
});

const noUsers: ReadonlyMap<number, Person> = new Map();

export function useUsers(): ReadonlyMap<number, Person> {
  return useQuery(usersQuery).data ?? noUsers;
}

export function nameOf(user: Person | undefined): string {
  return user?.display_name || user?.username || "?";
}
