import { useTranslation } from "react-i18next";
import { answer, api, type Session, type User } from "../../api/client";
import { type Act, useAct } from "../../data/act";
import { listsOf, one } from "../../data/keys";
import { sessionQuery, useMe } from "../session";

export type Change = Partial<Omit<User, "id" | "version" | "preferences">> & {
  preferences?: Partial<User["preferences"]>;
};

/** Changes something of oneself. `before` is what undo sets again; the refusal is left to who asked with `quiet`. */
export function useSaveMe() {
  const { t } = useTranslation();
  const act = useAct();
  const me = useMe();
  const saving = (change: Change): Act => ({
    send: () => answer(api.PATCH("/api/users/{id}", { params: { path: { id: me.id } }, body: change })),
    shows: [{ key: sessionQuery.queryKey, into: (held) => shown(held as Session, change) }],
    touches: [["users"], listsOf("user"), one("user", me.id)],
  });
  return (change: Change, before: Change, quiet = false) =>
    act({ ...saving(change), quiet, done: () => t("profile.saved"), undo: () => saving(before) });
}

function shown(session: Session, { preferences, ...change }: Change): Session {
  const user = { ...session.user, ...change };
  return { ...session, user: { ...user, preferences: { ...user.preferences, ...preferences } } };
}
