import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { isRefusal } from "../../api/problem";
import { toNames, unknownName } from "./names";
import { useNames } from "./plan";

const LONGEST = 40;

/** Why a query is refused, in words and with the place, as the field shows it. */
export function useRefusal(project: Project) {
  const { t } = useTranslation();
  const names = useNames(project);
  return (q: string, error: unknown): string | null => {
    if (!isRefusal(error, "invalid_query")) return null;
    const unknown = unknownName(q);
    if (unknown) {
      const field = t(`views.fields.${unknown.field as "label"}`);
      return t("views.unknownName", { field, value: unknown.value });
    }
    const position = error.position ?? 0;
    const place = toNames(q.slice(0, position), names).length + 1;
    const rest = toNames(q.slice(position), names);
    const where = rest.length > LONGEST ? `${rest.slice(0, LONGEST)}…` : rest;
    // The list of all that is known is what the field itself offers while one types.
    const reason = (error.reason ?? error.message).replace(/; known are: .*/s, "");
    return where ? t("views.refusedAt", { place, where, reason }) : t("views.refusedEnd", { reason });
  };
}
