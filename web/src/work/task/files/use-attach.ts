import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { type Attachment, answer, api, checkSession } from "../../../api/client";
import { isRefusal } from "../../../api/problem";
import { type Act, useAct } from "../../../data/act";
import { listsOf } from "../../../data/keys";
import { showRemoval } from "../../../data/showing";
import { warn } from "../../../frame/notices";
import { useHere } from "../here";
import { LARGEST } from "./upload";
import { send } from "./uploads";

/** A file is sent with its progress shown, so that is done already; what is left is to say so and to offer the way back. */
const attached = (made: Attachment, said: string): Act => ({
  send: async () => made,
  touches: [listsOf("attachment")],
  done: () => said,
  undo: () => ({
    send: () => answer(api.DELETE("/api/attachments/{id}", { params: { path: { id: made.id } } })),
    shows: showRemoval("attachment", made.id),
    touches: [listsOf("attachment")],
  }),
});

/** Puts a file to the task; null where it was refused or cancelled, which is told. */
export function useSendFile() {
  const { t } = useTranslation();
  const { task } = useHere();
  const act = useAct();
  return useCallback(
    async (file: File): Promise<Attachment | null> => {
      if (file.size > LARGEST) {
        warn(t("task.tooLarge", { name: file.name }));
        return null;
      }
      try {
        const made = await send(task.id, file);
        await act(attached(made, t("task.attached", { name: made.name })));
        return made;
      } catch (error) {
        if (isRefusal(error) && error.status === 401) void checkSession();
        if (isRefusal(error)) {
          const reason = error.status === 0 ? t("problem.offline") : error.message;
          warn(t("task.notSent", { name: file.name, reason }));
        }
        return null;
      }
    },
    [task.id, act, t],
  );
}

/** Puts a file to the task, and gives the Markdown that shows or names it in a text. */
export function useAttach() {
  const sendFile = useSendFile();
  return useCallback(
    async (file: File): Promise<string | null> => {
      const made = await sendFile(file);
      if (!made) return null;
      const name = made.name.replace(/[[\]()\\<>\n]/g, " ").trim() || "file";
      const address = `/api/attachments/${made.id}/content`;
      return made.width ? `![${name}](${address})` : `[${name}](${address})`;
    },
    [sendFile],
  );
}
