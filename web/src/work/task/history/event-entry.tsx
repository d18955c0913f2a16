import { useTranslation } from "react-i18next";
import type { Activity } from "../../../api/client";
import { ago, names as listed, moment } from "../../../language/dates";
import { Avatar } from "../../../people/avatar";
import { nameOf, useUsers } from "../../../people/users";
import styles from "../task.module.css";
import { phrases } from "./sentence";
import { useNames } from "./use-names";

/** One entry of the history, as a sentence. */
export function EventEntry({ event }: { event: Activity }) {
  const { t } = useTranslation();
  const users = useUsers();
  const names = useNames();
  const actor = users.get(event.actor_id ?? 0);
  const said = phrases(event, names).map(({ key, values }) =>
    t(`history.${key}` as "history.changed", { ...values, defaultValue: event.verb.replaceAll("_", " ") }),
  );
  const list = listed(said);
  return (
    <p className={styles.event}>
      <Avatar user={actor} size={18} />
      <span>
        <strong>{actor ? nameOf(actor) : t("history.someone")}</strong> {list}{" "}
        <time dateTime={event.at} title={moment(event.at)}>
          {ago(event.at)}
        </time>
      </span>
    </p>
  );
}
