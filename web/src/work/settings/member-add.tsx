import { Button, Select } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { nameOf, useUsers } from "../../people/users";
import { type MemberRole, memberRoles, useMemberActs } from "./member-acts";
import styles from "./settings.module.css";

/** Finds somebody by name and takes them in. */
export function MemberAdd({ project }: { project: Project }) {
  const { t } = useTranslation();
  const users = useUsers();
  const { add } = useMemberActs(project);
  const [who, setWho] = useState<string | null>(null);
  const [role, setRole] = useState<MemberRole>("member");
  const [error, setError] = useState<string | null>(null);
  const inside = new Set((project.members ?? []).map(({ user_id }) => user_id));
  const outside = [...users.values()].filter(({ id }) => !inside.has(id));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!who) return;
    setError(null);
    add(Number(who), role).then(
      () => setWho(null),
      (refused: Error) => setError(refused.message),
    );
  };
  return (
    <form className={styles.add} onSubmit={submit}>
      <Select
        searchable
        label={t("settings.addMember")}
        placeholder={t("settings.searchPeople")}
        nothingFoundMessage={t("settings.nobodyFound")}
        data={outside.map((user) => ({ value: String(user.id), label: nameOf(user) }))}
        value={who}
        error={error}
        onChange={setWho}
      />
      <Select
        label={t("settings.role")}
        allowDeselect={false}
        data={memberRoles.map((value) => ({ value, label: t(`overview.roles.${value}`) }))}
        value={role}
        onChange={(value) => value && setRole(value)}
      />
      <Button type="submit" disabled={!who}>
        {t("settings.add")}
      </Button>
    </form>
  );
}
