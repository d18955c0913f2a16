import { useTranslation } from "react-i18next";
import { useKeys } from "../frame/keys";
import type { Doing } from "./doing";
import type { MyTask } from "./sections";

/** The keys that work on the current row. */
export function useHomeKeys(
  current: MyTask | undefined,
  theirs: boolean,
  doing: Doing,
  go: (by: number) => void,
) {
  const { t } = useTranslation();
  const on = (does: (task: MyTask) => void) => () => current && does(current);
  // What others were asked for is looked at here, not worked on.
  const onMine = (does: (task: MyTask) => void) => () => current && !theirs && does(current);
  useKeys([
    { press: "j", does: t("home.keys.next"), act: () => go(1) },
    { press: "k", does: t("home.keys.before"), act: () => go(-1) },
    { press: "enter", does: t("home.keys.open"), act: on(doing.open) },
    { press: "x", does: t("home.keys.complete"), act: onMine(doing.complete) },
    { press: "s", does: t("home.keys.start"), act: onMine(doing.start) },
    { press: "d", does: t("home.keys.day"), act: onMine((task) => doing.snooze(task, 1)) },
    { press: "w", does: t("home.keys.week"), act: onMine((task) => doing.snooze(task, 7)) },
    { press: "a", does: t("home.keys.add"), act: () => document.getElementById("quick-add")?.focus() },
  ]);
}
