import { useTranslation } from "react-i18next";
import type { Notice } from "../api/client";
import { useKeys } from "../frame/keys";
import type { NoticeDoing } from "./days";

interface Working extends NoticeDoing {
  go: (by: number) => void;
  readAll: () => void;
  /** Opens the choice until when. */
  later: (notice: Notice) => void;
}

/** The keys that work on the current notice. */
export function useInboxKeys(current: Notice | undefined, doing: Working) {
  const { t } = useTranslation();
  const on = (does: (notice: Notice) => void) => () => current && does(current);
  useKeys([
    { press: "j", does: t("inbox.keys.next"), act: () => doing.go(1) },
    { press: "k", does: t("inbox.keys.before"), act: () => doing.go(-1) },
    { press: "enter", does: t("inbox.keys.open"), act: on(doing.open) },
    { press: "e", does: t("inbox.keys.done"), act: on(doing.done) },
    { press: "u", does: t("inbox.keys.unread"), act: on(doing.unread) },
    { press: "h", does: t("inbox.keys.snooze"), act: on(doing.later) },
    { press: "shift+e", does: t("inbox.readAll"), act: doing.readAll },
  ]);
}
