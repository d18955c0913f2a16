// What a person keeps at hand: stored with their preferences, so it follows them to every browser.
import { useSuspenseQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, type Session } from "../api/client";
import { type Act, useAct } from "../data/act";
import { sessionQuery } from "./session";

type Star = NonNullable<NonNullable<Session["user"]["preferences"]>["starred"]>[number];
export type Starrable = Star["noun"];

/** The ids of the things of this noun that have one's star. */
export function useStars(noun: Starrable): ReadonlySet<number> {
  const { data } = useSuspenseQuery(sessionQuery);
  const starred = data?.user.preferences?.starred;
  return useMemo(
    () => new Set((starred ?? []).filter((star) => star.noun === noun).map((star) => star.object_id)),
    [starred, noun],
  );
}

function withStar(session: Session, star: Star, on: boolean): Session {
  const { preferences } = session.user;
  const others = (preferences?.starred ?? []).filter(
    ({ noun, object_id }) => noun !== star.noun || object_id !== star.object_id,
  );
  const starred = on ? [...others, star] : others;
  return {
    ...session,
    user: { ...session.user, preferences: { ...preferences, starred } } as Session["user"],
  };
}

/** Gives or takes one's star, and offers to undo it. */
export function useStar() {
  const { data } = useSuspenseQuery(sessionQuery);
  const { t } = useTranslation();
  const me = data?.user.id ?? 0;
  const act = useAct();
  return useCallback(
    (star: Star, name: string, on: boolean) => {
      const put = (to: boolean): Act => ({
        send: () =>
          answer(
            api.POST(to ? "/api/users/{id}/star" : "/api/users/{id}/unstar", {
              params: { path: { id: me } },
              body: star,
            }),
          ),
        shows: [{ key: sessionQuery.queryKey, into: (held) => held && withStar(held as Session, star, to) }],
        touches: [sessionQuery.queryKey],
      });
      const said = t(on ? "projects.starGiven" : "projects.starTaken", { name });
      return act({ ...put(on), done: () => said, undo: () => put(!on) });
    },
    [act, me, t],
  );
}
