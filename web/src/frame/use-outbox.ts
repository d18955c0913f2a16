import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { openOutbox } from "../api/outbox";
import { useMe } from "../people/session";
import { clearDraft, giveBackDraft } from "./drafts";
import { warn } from "./notices";

/** Sends what an earlier page has left, and says what of it was refused; its words stand in their field again. */
export function useOutbox() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const me = useMe().id;
  useEffect(() => {
    openOutbox(me, ({ letter: { typed, body }, refusal }) => {
      if (typed && !refusal) clearDraft(me, typed.draft, typed.text);
      if (typed && refusal) giveBackDraft(me, typed.draft, typed.text);
      const words = typed && !typed.text.startsWith("{") ? typed.text : wordsIn(body);
      if (refusal) warn(t("problem.returned", { words, reason: refusal.message }));
      void client.invalidateQueries();
    });
  }, [me, client, t]);
}

/** What a person would know a change by. */
function wordsIn(body: string | undefined): string {
  const said: unknown[] = body ? Object.values(JSON.parse(body)) : [];
  return said.filter((value) => typeof value === "string" || typeof value === "number").join(", ");
}
