import { useQueryClient } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, type Session } from "../../api/client";
import { isRefusal } from "../../api/problem";
import { useAct } from "../../data/act";
import { sessionQuery, useMe } from "../session";
import { heldAs, useSavingMe } from "./save";

/** What browsers show and cannot run: an SVG could hold scripts. */
export const ACCEPTED = "image/png,image/jpeg,image/gif,image/webp,image/avif";
const LARGEST = 10 * 1024 * 1024;

/** Gives oneself a picture: the address of the one that is on its way, and why the last one was refused. */
export function useSendPicture() {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const act = useAct();
  const saving = useSavingMe();
  const [sending, setSending] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const put = async (file: File) => {
    const form = new FormData();
    form.append("file", file, file.name || "picture");
    const params = { path: { id: me.id } };
    const user = await answer(
      api.PUT("/api/users/{id}/avatar", { params, body: { file }, bodySerializer: () => form }),
    );
    client.setQueryData(sessionQuery.queryKey, (held) => held && ({ ...held, user } satisfies Session));
    return user;
  };
  const send = async (file: File) => {
    setProblem(null);
    if (file.size > LARGEST) return setProblem(t("profile.pictureTooLarge", { name: file.name }));
    const shown = URL.createObjectURL(file);
    setSending(shown);
    const before = { avatar: me.avatar ?? "" };
    await act({
      send: () => put(file),
      touches: [sessionQuery.queryKey, ...heldAs(me.id)],
      quiet: true,
      done: () => t("profile.pictureSaved"),
      undo: () => saving(before),
    }).catch((error: unknown) => setProblem(reason(t, error, file.name)));
    setSending(null);
    URL.revokeObjectURL(shown);
  };
  return { send, sending, problem };
}

function reason(t: TFunction, error: unknown, name: string): string {
  if (isRefusal(error, "offline")) return t("problem.offline");
  if (isRefusal(error) && error.fields.file) return t("profile.noPicture", { name });
  return error instanceof Error ? error.message : String(error);
}
