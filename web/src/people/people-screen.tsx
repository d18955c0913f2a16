import { Button } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "../frame/empty";
import type { PeopleSearch } from "../frame/router";
import { Failed, Screen, Waiting } from "../frame/screen";
import { useWalk } from "../frame/use-walk";
import { VirtualRows } from "../frame/virtual-rows";
import { useDirectory, useTeams } from "./directory";
import { Invite } from "./invite";
import { matching } from "./matching";
import { PeopleFilter } from "./people-filter";
import styles from "./people-screen.module.css";
import { PersonPanel } from "./person-panel";
import { PersonRow } from "./person-row";
import { useMe } from "./session";

/** Everybody one sees, and the one that is selected beside them. */
export function PeopleScreen() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/frame/people" });
  const navigate = useNavigate({ from: "/people" });
  const change = (next: PeopleSearch, replace = false) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace });
  const me = useMe();
  const { data: people, error, refetch } = useDirectory();
  const teams = useTeams();
  useWalk("[data-person]", t("keys.openRow"));
  const [inviting, setInviting] = useState(false);
  const shown = matching(people ?? [], teams, search);
  return (
    <div className={styles.split}>
      <Screen
        title={t("people.title")}
        count={people && t("people.count", { count: shown.length })}
        steps={
          me.role === "admin" && (
            <Button leftSection={<IconUserPlus size={15} />} onClick={() => setInviting(true)}>
              {t("people.invite")}
            </Button>
          )
        }
      >
        {people && <PeopleFilter people={people} teams={teams} search={search} onChange={change} />}
        {error && !people && <Failed error={error} retry={() => void refetch()} />}
        {!people && !error && <Waiting rows={8} />}
        {people && shown.length === 0 && (
          <Empty title={t("people.noMatch")} hint={t("people.noMatchHint")}>
            <Button variant="default" onClick={() => void navigate({ search: { person: search.person } })}>
              {t("people.showAll")}
            </Button>
          </Empty>
        )}
        {shown.length > 0 && (
          <VirtualRows label={t("people.title")} items={shown} idOf={({ id }) => id}>
            {(person) => <PersonRow person={person} teams={teams} selected={person.id === search.person} />}
          </VirtualRows>
        )}
        <Invite opened={inviting} onClose={() => setInviting(false)} />
      </Screen>
      {search.person && <PersonPanel id={search.person} onClose={() => change({ person: undefined })} />}
    </div>
  );
}
