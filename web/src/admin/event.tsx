import { Link } from "@tanstack/react-router";
import { Trans, useTranslation } from "react-i18next";
import type { Activity } from "../api/client";
import icon from "../frame/icon.svg";
import { ago, moment } from "../language/dates";
import { Avatar } from "../people/avatar";
import { PersonLink } from "../people/person-link";
import { useUsers } from "../people/users";
import { type Named, useNames } from "./activity";
import styles from "./admin.module.css";

const words = (name: string) => name.replaceAll("_", " ");
const LONGEST = 120;

/** Verbs of which the changes say no more: all of a new thing is new. */
const WHOLE = new Set(["create", "copy", "sign_in"]);

/** One activity as a sentence, with what it changed below. `ids` are all of the noun on its page. */
export function Event({ event, ids }: { event: Activity; ids: number[] }) {
  const { t } = useTranslation();
  const users = useUsers();
  const named = useNames(event.noun, ids).get(event.object_id);
  const changes = WHOLE.has(event.verb) ? [] : Object.entries(event.changes ?? {});
  return (
    <li className={styles.event}>
      {event.actor_id ? (
        <Avatar user={users.get(event.actor_id)} size={22} />
      ) : (
        <img src={icon} alt="" width={22} height={22} />
      )}
      <span>
        <Trans
          i18nKey={event.verb === "sign_in" ? "admin.signedIn" : "admin.said"}
          values={{
            verb: t(`admin.verbs.${event.verb}` as "admin.verbs.update", { defaultValue: words(event.verb) }),
            noun: t(`admin.nouns.${event.noun}` as "admin.nouns.task", { defaultValue: words(event.noun) }),
          }}
          components={{
            who: <PersonLink id={event.actor_id} />,
            what: <Thing event={event} named={named} />,
          }}
        />
        {event.via !== "web" && <span className={styles.dim}> · {t("admin.via", { way: event.via })}</span>}
      </span>
      <time dateTime={event.at} title={moment(event.at)}>
        {ago(event.at)}
      </time>
      {changes.length > 0 && (
        <details>
          <summary>{changes.map(([field]) => words(field)).join(", ")}</summary>
          <ul>
            {changes.map(([field, [from, to]]) => (
              <li key={field}>
                {t("admin.changed", { field: words(field), from: short(from), to: short(to) })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** What it was about, leading there where it has an address. */
function Thing({ event: { noun, object_id }, named }: { event: Activity; named: Named | undefined }) {
  // There is one of each of the settings: they have no number.
  if (!named) return object_id > 0 ? <span>#{object_id}</span> : null;
  const name = [named.reference ?? named.key, named.name].filter(Boolean).join(" ").slice(0, LONGEST);
  if (noun === "task" && named.reference) {
    return (
      <Link to="/tasks/$reference" params={{ reference: named.reference }}>
        {name}
      </Link>
    );
  }
  if (noun === "project" && named.key) {
    return (
      <Link to="/projects/$key" params={{ key: named.key }}>
        {name}
      </Link>
    );
  }
  if (noun === "user") {
    return (
      <Link to="/people" search={{ person: object_id }}>
        {name}
      </Link>
    );
  }
  return <strong>{name || `#${object_id}`}</strong>;
}

function short(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
