import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { type Acceptance, answer, api, type NewAdmin, type Session, type User } from "../api/client";
import { isRefusal } from "../api/problem";
import { isUnderWay } from "../data/act";
import { liveIn } from "../language/clock";
import { useTaking } from "../live/into-cache";
import { forgetPlaces, learn } from "../live/place";
import type { Change } from "../live/topic";

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async (): Promise<Session | null> => {
    try {
      const session = await answer(api.GET("/api/session"));
      learn(session.at);
      liveIn(session.user.timezone);
      return session;
    } catch (error) {
      if (isRefusal(error) && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

export const setupQuery = queryOptions({
  queryKey: ["setup"],
  queryFn: () => answer(api.GET("/api/setup")),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The signed-in user. Only screens inside the frame may ask. */
export function useMe(): User {
  const { data } = useSuspenseQuery(sessionQuery);
  if (!data) throw new Error("nobody is signed in");
  return data.user;
}

/** What is said to oneself, and of everybody: one socket, which each screen has. */
export function useMyTopic(): string {
  return `user:${useMe().id} users projects`;
}

/** Answers may come in another order than they were given. */
const newer = (held: Session | null | undefined, read: Session) =>
  held && held.user.version > read.user.version ? held : read;

/** Keeps one's own person true while they change it in another browser. Inside the frame, which listens. */
export function useLiveSession() {
  const client = useQueryClient();
  const me = useMe().id;
  const take = useCallback(
    async ({ object_id }: Change) => {
      if (object_id !== me || isUnderWay(sessionQuery.queryKey)) return;
      const session = await answer(api.GET("/api/session")).catch(() => null);
      // One's own act that has begun meanwhile shows more than this answer knows.
      if (!session || isUnderWay(sessionQuery.queryKey)) return;
      client.setQueryData(sessionQuery.queryKey, (held) => newer(held, session));
    },
    [client, me],
  );
  useTaking("user", take);
}

/** Keeps the new session and goes where the person was heading. */
function useArrival(to: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async (session: Session) => {
    client.clear();
    forgetPlaces();
    learn(session.at);
    client.setQueryData(sessionQuery.queryKey, session);
    await navigate({ href: to, replace: true });
  };
}

export function useSignIn(to: string) {
  return useMutation({
    mutationFn: (body: { username: string; password: string; code?: string }) =>
      answer(api.POST("/api/session", { body })),
    onSuccess: useArrival(to),
  });
}

export function useFirstRun() {
  return useMutation({
    mutationFn: (body: NewAdmin) => answer(api.POST("/api/setup", { body })),
    onSuccess: useArrival("/projects"),
  });
}

export function useAcceptInvitation() {
  return useMutation({
    mutationFn: (body: Acceptance) => answer(api.POST("/api/invitations/accept", { body })),
    onSuccess: useArrival("/projects"),
  });
}

export function useAskRecovery() {
  return useMutation({
    mutationFn: (email: string) => answer(api.POST("/api/recovery", { body: { email } })),
  });
}

export function useConfirmRecovery() {
  return useMutation({
    mutationFn: (body: { token: string; password: string }) =>
      answer(api.POST("/api/recovery/confirm", { body })),
  });
}

/** Leaves by loading the page anew, so that nothing of this person stays in memory. Drafts stay in the browser. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => answer(api.DELETE("/api/session")),
    onSuccess: () => location.assign("/sign-in"),
  });
}
