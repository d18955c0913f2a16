import type { QueryKey } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, type Session, type User } from "../../api/client";
import { type Act, useAct } from "../../data/act";
import { listsOf, one } from "../../data/keys";
import { sessionQuery, useMe } from "../session";

export type Change = Partial<Omit<User, "id" | "version" | "preferences">> & {
  preferences?: Partial<User["preferences"]>;
};

/** Where oneself is held, besides the session. */
export const heldAs = (id: number): QueryKey[] => [["users"], listsOf("user"), one("user", id)];

/** A change of oneself, shown at once. */
export function useSavingMe() {
  const { id } = useMe();
  return (change: Change): Act => ({
    send: () => answer(api.PATCH("/api/users/{id}", { params: { path: { id } }, body: change })),
    shows: [{ key: sessionQuery.queryKey, into: (held) => shown(held as Session, change) }],
    touches: heldAs(id),
  });
}

/** Changes something of oneself. `before` is what undo sets again; the refusal is left to who asked with `quiet`. */
export function useSaveMe() {
  const { t } = useTranslation();
  const act = useAct();
  const saving = useSavingMe();
  return (change: Change, before: Change, quiet = false) =>
    act({ ...saving(change), quiet, done: () => t("profile.saved"), undo: () => saving(before) });
}

/** Sends a form of the profile; what it held as a draft goes once the server has it. */
export function useSaveForm(clear: () => void) {
  const save = useSaveMe();
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const send = async (change: Change, before: Change) => {
    setSending(true);
    setError(null);
    await save(change, before, true).then(clear, setError);
    setSending(false);
  };
  return { send, sending, error };
}

function shown(session: Session, { preferences, ...change }: Change): Session {
  const user = { ...session.user, ...change };
  return { ...session, user: { ...user, preferences: { ...user.preferences, ...preferences } } };
}
