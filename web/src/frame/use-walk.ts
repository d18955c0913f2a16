import { useTranslation } from "react-i18next";
import { useKeys } from "./keys";

/** J and K go from one to the next of what `rows` selects; Enter does there what it does to any link or button. */
export function useWalk(rows: string, enter: string) {
  const { t } = useTranslation();
  const go = (by: number) => {
    const all = [...document.querySelectorAll<HTMLElement>(rows)];
    const here = all.indexOf(document.activeElement as HTMLElement);
    const at = here >= 0 ? here : all.findIndex((row) => row.ariaCurrent === "true");
    const next = all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  useKeys([
    { press: "j", does: t("keys.next"), act: () => go(1) },
    { press: "k", does: t("keys.before"), act: () => go(-1) },
    { press: "enter", does: enter },
  ]);
}
