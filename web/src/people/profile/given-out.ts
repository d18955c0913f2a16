// What one has given out: the browsers one is signed in with, and tokens for scripts.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/client";
import { useAct } from "../../data/act";

export const SESSIONS = ["sessions"] as const;
const TOKENS = ["tokens"] as const;

export function useSessions() {
  return useQuery({ queryKey: SESSIONS, queryFn: () => answer(api.GET("/api/sessions")), staleTime: 0 });
}

export function useTokens() {
  return useQuery({ queryKey: TOKENS, queryFn: () => answer(api.GET("/api/tokens")), staleTime: 0 });
}

interface Items {
  items: { id: number }[];
}

const without = (ids: number[]) => (held: unknown) => {
  const list = held as Items;
  return { ...list, items: list.items.filter(({ id }) => !ids.includes(id)) };
};

export function useEndSession() {
  const { t } = useTranslation();
  const act = useAct();
  const end = (id: number) => answer(api.DELETE("/api/sessions/{id}", { params: { path: { id } } }));
  return (ids: number[]) =>
    void act({
      send: () => Promise.all(ids.map(end)),
      shows: [{ key: SESSIONS, into: without(ids) }],
      touches: [],
      done: () => t("profile.sessionEnded"),
    });
}

export function useEndToken() {
  const { t } = useTranslation();
  const act = useAct();
  return (id: number, name: string) =>
    void act({
      send: () => answer(api.DELETE("/api/tokens/{id}", { params: { path: { id } } })),
      shows: [{ key: TOKENS, into: without([id]) }],
      touches: [],
      done: () => t("profile.tokenEnded", { name }),
    });
}

export interface NewToken {
  name: string;
  scopes: string[];
  expires_at: string | null;
}

export function useMakeToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewToken) => answer(api.POST("/api/tokens", { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: TOKENS }),
  });
}

const BROWSERS: [string, RegExp][] = [
  ["Edge", /Edg\//],
  ["Opera", /OPR\//],
  ["Firefox", /Firefox\//],
  ["Chrome", /Chrom(e|ium)\//],
  ["Safari", /Safari\//],
];
const SYSTEMS: [string, RegExp][] = [
  ["iPhone", /iPhone/],
  ["iPad", /iPad/],
  ["Android", /Android/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X/],
  ["Linux", /Linux/],
];

/** "Firefox, Linux" out of what a browser says of itself; else its first word. */
export function browserOf(agent: string): string {
  const named = (list: [string, RegExp][]) => list.find(([, sign]) => sign.test(agent))?.[0];
  return [named(BROWSERS) ?? agent.split(/[/ ]/)[0], named(SYSTEMS)].filter(Boolean).join(", ");
}
