import { useTranslation } from "react-i18next";
import type { Showing } from "./arrange";
import { Value } from "./value";

/** What the items of a column, or under a heading, have in common. */
export function GroupName({
  field,
  name,
  states,
}: {
  field: string;
  name: string;
  states: Showing["states"];
}) {
  const { t } = useTranslation();
  return name ? <Value field={field} value={name} states={states} /> : t("published.without");
}
