import { Select, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../frame/keys";
import type { PeopleSearch } from "../frame/router";
import { useTyped } from "../frame/use-typed";
import type { Member, Team } from "./directory";
import { skillsOf } from "./matching";
import styles from "./people-screen.module.css";
import { ROLES, STATUSES } from "./roles";

interface PeopleFilterProps {
  people: Member[];
  teams: Team[];
  search: PeopleSearch;
  onChange: (next: PeopleSearch, replace?: boolean) => void;
}

export function PeopleFilter({ people, teams, search, onChange }: PeopleFilterProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useTyped(search.q ?? "", (q) => onChange({ q: q || undefined }, true));
  useKeys([{ press: "/", does: t("people.search"), act: () => field.current?.focus() }]);
  const common = { size: "xs", clearable: true, className: styles.choice } as const;
  return (
    <search className={styles.filter} aria-label={t("people.filter")}>
      <TextInput
        ref={field}
        size="xs"
        className={styles.words}
        aria-label={t("people.search")}
        placeholder={t("people.search")}
        leftSection={<IconSearch size={14} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && setText("")}
      />
      <Select
        {...common}
        aria-label={t("people.role")}
        placeholder={t("people.role")}
        data={ROLES.map((role) => ({ value: role, label: t(`people.roles.${role}`) }))}
        value={search.role ?? null}
        onChange={(role) => onChange({ role: role ?? undefined })}
      />
      <Select
        {...common}
        aria-label={t("people.status")}
        placeholder={t("people.status")}
        data={STATUSES.map((status) => ({ value: status, label: t(`people.statuses.${status}`) }))}
        value={search.status ?? null}
        onChange={(status) => onChange({ status: status ?? undefined })}
      />
      {teams.length > 0 && (
        <Select
          {...common}
          searchable
          aria-label={t("people.team")}
          placeholder={t("people.team")}
          data={teams.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={search.team ? String(search.team) : null}
          onChange={(team) => onChange({ team: team ? Number(team) : undefined })}
        />
      )}
      <Select
        {...common}
        searchable
        aria-label={t("people.skill")}
        placeholder={t("people.skill")}
        data={skillsOf(people)}
        value={search.skill ?? null}
        onChange={(skill) => onChange({ skill: skill ?? undefined })}
      />
    </search>
  );
}
