import { useTranslation } from "react-i18next";
import type { UserStatus } from "./roles";
import styles from "./status-word.module.css";

/** Whether somebody may come in, as a word in a frame of its own. */
export function StatusWord({ status }: { status: UserStatus }) {
  const { t } = useTranslation();
  return (
    <span className={styles.word} data-status={status}>
      {t(`people.statuses.${status}`)}
    </span>
  );
}
