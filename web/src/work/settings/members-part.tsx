import { ActionIcon, Select } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { Avatar } from "../../people/avatar";
import { useMe } from "../../people/session";
import { nameOf, useUsers } from "../../people/users";
import { seesMoney } from "../may";
import { memberRoles, useMemberActs } from "./member-acts";
import { MemberAdd } from "./member-add";
import { MemberRate } from "./member-rate";
import { type PartProps, Section } from "./part";
import styles from "./settings.module.css";

export function MembersPart({ project, readOnly }: PartProps) {
  const { t } = useTranslation();
  const members = project.members ?? [];
  return (
    <Section title={t("settings.members")} hint={t(`settings.membersHint.${project.visibility}`)}>
      {!readOnly && <MemberAdd project={project} />}
      {members.length === 0 && <p className={styles.none}>{t("settings.noMembers")}</p>}
      <ul className={styles.rows}>
        {members.map(({ user_id, role }) => (
          <MemberRow
            key={user_id}
            project={project}
            id={user_id}
            role={role ?? "member"}
            readOnly={readOnly}
          />
        ))}
      </ul>
      <dl className={styles.meanings}>
        {memberRoles.map((role) => (
          <div key={role}>
            <dt>{t(`overview.roles.${role}`)}</dt>
            <dd>{t(`settings.roleHint.${role}`)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

interface MemberRowProps {
  project: Project;
  id: number;
  role: (typeof memberRoles)[number];
  readOnly: boolean;
}

function MemberRow({ project, id, role, readOnly }: MemberRowProps) {
  const { t } = useTranslation();
  const user = useUsers().get(id);
  const name = nameOf(user);
  const money = seesMoney(useMe());
  const { setRole, remove } = useMemberActs(project);
  return (
    <li className={styles.member} data-money={money || undefined}>
      <Avatar user={user} size={26} />
      <span className={styles.person}>
        {name}
        <small>{user?.username}</small>
      </span>
      {money && <MemberRate project={project} id={id} name={name} />}
      <Select
        size="xs"
        aria-label={t("settings.roleOf", { name })}
        readOnly={readOnly}
        allowDeselect={false}
        data={memberRoles.map((value) => ({ value, label: t(`overview.roles.${value}`) }))}
        value={role}
        onChange={(value) => value && value !== role && void setRole(id, value, role)}
      />
      {!readOnly && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t("settings.removeMember", { name })}
          title={t("settings.removeMember", { name })}
          onClick={() => void remove(id, role)}
        >
          <IconX size={15} />
        </ActionIcon>
      )}
    </li>
  );
}
