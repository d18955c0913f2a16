import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { User } from "../api/client";
import { useProjects } from "../work/project";
import { useTeams } from "./directory";
import styles from "./person-panel.module.css";

/** The teams and projects somebody is in, of those one sees. */
export function PersonTeams({ person }: { person: User }) {
  const { t } = useTranslation();
  const teams = useTeams().filter(({ members }) => members?.some(({ user_id }) => user_id === person.id));
  const { data: projects = [] } = useProjects();
  const own = projects.filter(
    (project) =>
      project.manager_id === person.id || project.members?.some(({ user_id }) => user_id === person.id),
  );
  return (
    <>
      {teams.length > 0 && (
        <section>
          <h3 className={styles.heading}>{t("people.teams")}</h3>
          <ul className={styles.list}>
            {teams.map(({ id, name, members }) => (
              <li key={id}>
                <Link to="/people" search={{ team: id, person: person.id }}>
                  {name}
                </Link>
                <span className={styles.quiet}>
                  {members?.find(({ user_id }) => user_id === person.id)?.role}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3 className={styles.heading}>{t("people.projects")}</h3>
        {own.length === 0 && <p className={styles.quiet}>{t("people.noProjects")}</p>}
        <ul className={styles.list}>
          {own.map(({ id, key, name }) => (
            <li key={id}>
              <Link to="/projects/$key" params={{ key }}>
                {name}
              </Link>
              <span className={styles.quiet}>{key}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
