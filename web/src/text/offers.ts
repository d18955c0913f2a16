import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { answer, api } from "../api/client";
import { nameOf, type Person, useUsers } from "../people/users";
import type { Offer } from "./completion";

const MOST = 8;

/** People whose name or username has a word that begins so; those given first. */
export function peopleLike(query: string, people: Iterable<Person>): Offer[] {
  const wanted = query.toLowerCase();
  const found: Offer[] = [];
  for (const person of people) {
    const words = [person.username, ...nameOf(person).split(/\s+/)].map((word) => word.toLowerCase());
    if (!words.some((word) => word.startsWith(wanted))) continue;
    const { username } = person;
    found.push({ key: username, text: `@${username}`, name: nameOf(person), detail: `@${username}` });
    if (found.length === MOST) break;
  }
  return found;
}

interface Named {
  id: number;
  reference?: string;
  title?: string;
}

export async function tasksLike(client: QueryClient, query: string, project?: string): Promise<Named[]> {
  if (query === "") return [];
  const number = /^\d+$/.test(query) && project ? `${project}-${query}` : null;
  const ask = (q: string) =>
    client.fetchQuery({
      queryKey: ["task", "list", "search", q],
      queryFn: () =>
        answer(api.GET("/api/search", { params: { query: { q, noun: ["task"], limit: MOST } } })),
      staleTime: 30_000,
    });
  const { items } = await ask(number ?? query);
  return items.map(({ object }) => object as unknown as Named);
}

/** Finds what is offered after a sign; nothing while the server cannot be asked. */
export function useOffers(mentions: readonly Person[] | undefined, project: string | undefined) {
  const client = useQueryClient();
  const users = useUsers();
  return useCallback(
    async (sign: "@" | "#", query: string): Promise<Offer[]> => {
      if (sign === "@") return peopleLike(query, mentions ?? users.values());
      const tasks = await tasksLike(client, query, project).catch(() => []);
      return tasks
        .filter(({ reference }) => reference)
        .map(({ reference = "", title = "" }) => ({
          key: reference,
          text: `#${reference}`,
          name: title,
          detail: reference,
        }));
    },
    [client, users, mentions, project],
  );
}
