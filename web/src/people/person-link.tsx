import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import styles from "./person-link.module.css";
import { nameOf, useUsers } from "./users";

/** A person's name, leading to them. Nobody is the system itself; whom one may not see is somebody. */
export function PersonLink({ id }: { id: number | null | undefined }) {
  const { t } = useTranslation();
  const person = useUsers().get(id ?? 0);
  if (!person) return <span className={styles.none}>{id ? t("history.someone") : t("app")}</span>;
  return (
    <Link to="/people" search={{ person: person.id }} className={styles.link}>
      {nameOf(person)}
    </Link>
  );
}
