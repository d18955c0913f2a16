import { useTranslation } from "react-i18next";
import type { User } from "../api/client";
import { isRefusal } from "../api/problem";
import { Empty } from "../frame/empty";
import { Waiting } from "../frame/screen";
import { SidePanel } from "../frame/side-panel";
import { Avatar } from "./avatar";
import { usePerson } from "./directory";
import { InvitationLink } from "./invitation-link";
import { Manage } from "./manage";
import { PersonFacts } from "./person-facts";
import styles from "./person-panel.module.css";
import { PersonTeams } from "./person-teams";
import { PersonWork } from "./person-work";
import { useMe } from "./session";
import { StatusWord } from "./status-word";
import { nameOf } from "./users";

/** One person beside the list: who they are, when they work, and on what. */
export function PersonPanel({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation();
  const { data: person, error } = usePerson(id);
  const missing = isRefusal(error) && error.status === 404;
  return (
    <SidePanel label={nameOf(person)} of={id} origin={`[data-person="${id}"]`} onClose={onClose}>
      {person && <Body person={person} />}
      {!person && !error && <Waiting />}
      {!person && error && <Empty title={missing ? t("people.missing") : t("problem.loadFailed")} />}
    </SidePanel>
  );
}

function Body({ person }: { person: User }) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <>
      <header className={styles.head}>
        <Avatar user={person} size={48} />
        <div>
          <h2 className={styles.name}>{nameOf(person)}</h2>
          <p className={styles.job}>{[person.job_title, person.department].filter(Boolean).join(" · ")}</p>
          <p className={styles.role}>
            {t(`people.roles.${person.role}`)} <StatusWord status={person.status} />
          </p>
        </div>
      </header>
      {me.role === "admin" && <Manage person={person} />}
      {me.role === "admin" && person.status === "pending" && <InvitationLink person={person} />}
      <PersonFacts person={person} />
      <PersonTeams person={person} />
      <PersonWork id={person.id} />
    </>
  );
}
