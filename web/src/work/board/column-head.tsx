import { useTranslation } from "react-i18next";
import type { WorkflowState } from "../../api/client";
import { StatusMark } from "../status-mark";
import styles from "./column.module.css";

export function ColumnHead({ state, count }: { state: WorkflowState; count: number }) {
  const { t } = useTranslation();
  const limit = state.wip_limit ?? undefined;
  const over = limit !== undefined && count > limit;
  return (
    <header className={styles.head}>
      <span title={t(`status.${state.status}`)} className={styles.mark}>
        <StatusMark status={state.status} />
      </span>
      <h2 className={styles.name}>{state.name}</h2>
      <span className={styles.count} data-over={over || undefined} data-testid="count">
        <span aria-hidden>{limit === undefined ? count : `${count}/${limit}`}</span>
        <span className="sr-only">
          {limit === undefined ? t("board.cards", { count }) : t("board.ofLimit", { count, limit })}
        </span>
        {over && <span> {t("board.overLimit")}</span>}
      </span>
    </header>
  );
}
