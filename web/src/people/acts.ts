// What administrators do with people: each shows at once, and can be taken back.
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api, type User } from "../api/client";
import { type Act, type Showing, useAct } from "../data/act";
import { listsOf, one } from "../data/keys";
import { keepLink } from "./invitation-link";
import type { Role } from "./roles";
import { sessionQuery, useMe } from "./session";
import { nameOf } from "./users";

type Known = Pick<User, "id" | "username" | "display_name" | "role" | "status">;

const at = (id: number) => ({ params: { path: { id } } });

export function usePeopleActs() {
  const { t } = useTranslation();
  const act = useAct();
  const me = useMe();
  const client = useQueryClient();

  const touches = (id: number) => [
    ["users"],
    listsOf("user"),
    one("user", id),
    ...(id === me.id ? [sessionQuery.queryKey] : []),
  ];
  const role = (person: Known, next: Role): Act => ({
    send: () => answer(api.PATCH("/api/users/{id}", { ...at(person.id), body: { role: next } })),
    shows: showing(person.id, { role: next }),
    touches: touches(person.id),
  });
  const standing = (person: Known, verb: "suspend" | "activate"): Act => ({
    send: () => answer(api.POST(`/api/users/{id}/${verb}`, at(person.id))),
    shows: showing(person.id, { status: verb === "suspend" ? "suspended" : "active" }),
    touches: touches(person.id),
  });

  return {
    setRole: (person: Known, next: Role) =>
      act({
        ...role(person, next),
        done: () => t("people.roleSet", { name: nameOf(person), role: t(`people.roles.${next}`) }),
        undo: () => role(person, person.role),
      }).catch(() => {}),
    suspend: (person: Known) =>
      act({
        ...standing(person, "suspend"),
        done: () => t("people.suspended", { name: nameOf(person) }),
        undo: () => standing(person, "activate"),
      }).catch(() => {}),
    activate: (person: Known) =>
      act({
        ...standing(person, "activate"),
        done: () => t("people.activated", { name: nameOf(person) }),
        undo: () => standing(person, "suspend"),
      }).catch(() => {}),
    /** The person sets up another one; this one does not come back. */
    resetTwoFactor: (person: Known) =>
      act({
        send: () => answer(api.POST("/api/users/{id}/reset-2fa", at(person.id))),
        touches: touches(person.id),
        done: () => t("people.twoFactorReset", { name: nameOf(person) }),
      }).catch(() => {}),
    /** By mail, or else with a link to hand over. Within ten minutes of the last mail the server sends none anew; the
     * time of the last one tells. */
    invite: (person: Known & Pick<User, "invited_at">) =>
      act({
        send: async () => {
          const { link } = await answer(api.POST("/api/users/{id}/invitation-link", at(person.id)));
          keepLink(client, person.id, link);
          return { link, ...(await answer(api.GET("/api/users/{id}", at(person.id)))) };
        },
        touches: touches(person.id),
        done: ({ link, invited_at }) => {
          const mailed = invited_at === person.invited_at ? "people.justInvited" : "people.invitedAgain";
          return t(link ? "people.linkDrawn" : mailed, { name: nameOf(person) });
        },
      }).catch(() => {}),
  };
}

function showing(id: number, values: Partial<User>): Showing[] {
  const changed = (held: unknown) => {
    const user = held as Partial<User>;
    return user.id === id ? { ...user, ...values } : held;
  };
  // The keys stand for whatever else is kept of people, too: pages and histories stay as they are.
  return [
    { key: one("user", id), into: changed },
    { key: listsOf("user"), into: (held) => (Array.isArray(held) ? held.map(changed) : held) },
  ];
}
