import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ago, moment, names } from "../language/dates";
import { Avatar } from "./avatar";
import { type Member, type Team, useOpenCount } from "./directory";
import styles from "./people-screen.module.css";
import { StatusWord } from "./status-word";
import { nameOf } from "./users";

interface PersonRowProps {
  person: Member;
  teams: Team[];
  selected: boolean;
}

export function PersonRow({ person, teams, selected }: PersonRowProps) {
  const { t } = useTranslation();
  const { data: open } = useOpenCount(person.id);
  const inTeams = teams.filter(({ members }) => members?.some(({ user_id }) => user_id === person.id));
  return (
    <Link
      to="/people"
      search={(now) => ({ ...now, person: person.id })}
      className={styles.row}
      data-person={person.id}
      aria-current={selected || undefined}
    >
      <Avatar user={person} size={32} />
      <span className={styles.who}>
        <span className={styles.name}>{nameOf(person)}</span>
        <span className={styles.job}>{person.job_title || `@${person.username}`}</span>
      </span>
      <span className={styles.role}>
        {t(`people.roles.${person.role}`)}
        {person.status !== "active" && <StatusWord status={person.status} />}
      </span>
      <span className={styles.teams}>{names(inTeams.map(({ name }) => name))}</span>
      <span className={styles.open}>{open !== undefined && t("people.open", { count: open })}</span>
      <span className={styles.seen}>
        {person.last_login_at ? (
          <time dateTime={person.last_login_at} title={moment(person.last_login_at)}>
            {t("people.seen", { ago: ago(person.last_login_at) })}
          </time>
        ) : (
          t("people.neverSeen")
        )}
      </span>
    </Link>
  );
}
