import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { StatusMark } from "../status-mark";
import { useHere } from "./here";
import styles from "./task.module.css";
import { useVerbs } from "./verbs/use-verbs";

/** Why the work does not go on: what somebody said, or what must be finished first. */
export function HeldUp() {
  const { t } = useTranslation();
  const { task, readOnly } = useHere();
  const { unblock } = useVerbs();
  if (task.status === "blocked") {
    return (
      <div className={styles.held}>
        <StatusMark status="blocked" />
        <span className={styles.lineTitle}>
          <strong>{t("task.isBlocked")}</strong> {task.blocked_reason}
        </span>
        {!readOnly && (
          <Button size="compact-xs" variant="default" onClick={() => void unblock()}>
            {t("task.unblock")}
          </Button>
        )}
      </div>
    );
  }
  if (!task.is_blocked) return null;
  return (
    <div className={styles.held}>
      <StatusMark status="blocked" />
      <span className={styles.lineTitle}>{t("task.waits", { count: task.open_blockers })}</span>
    </div>
  );
}
