import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { Avatar } from "../../people/avatar";
import { useMe } from "../../people/session";
import { nameOf, useUsers } from "../../people/users";
import { leadsProject } from "../may";
import styles from "./overview-screen.module.css";
import { Panel } from "./panel";

const order = ["lead", "member", "viewer", "client"] as const;

export function Members({ project }: { project: Project }) {
  const { t } = useTranslation();
  const users = useUsers();
  const mayEdit = leadsProject(useMe(), project);
  const members = (project.members ?? [])
    .map(({ user_id, role = "member" }) => ({ user_id, role }))
    .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  return (
    <Panel
      title={t("overview.members", { count: members.length })}
      aside={
        mayEdit && (
          <Link
            to="/projects/$key/settings"
            params={{ key: project.key }}
            search={{ part: "members" }}
            className={styles.more}
          >
            {t("overview.manage")}
          </Link>
        )
      }
    >
      <ul className={styles.people}>
        {members.map(({ user_id, role }) => (
          <li key={user_id}>
            <Link to="/people" search={{ person: user_id }} className={styles.member}>
              <Avatar user={users.get(user_id)} size={24} />
              <span className={styles.title}>{nameOf(users.get(user_id))}</span>
              <span className={styles.quiet}>{t(`overview.roles.${role}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
