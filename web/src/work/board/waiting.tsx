import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import styles from "./board-screen.module.css";
import columnStyles from "./column.module.css";

const cards = [4, 3, 5, 2];

/** A board that is still on its way. */
export function Waiting() {
  const { t } = useTranslation();
  return (
    <div className={styles.columns} role="status" aria-label={t("common.loading")}>
      {cards.map((count) => (
        <div key={count} className={columnStyles.column}>
          <Skeleton height={16} width={120} m={12} />
          {Array.from({ length: count }, (_, card) => card).map((card) => (
            <Skeleton key={card} height={76} width="auto" m={8} radius="md" />
          ))}
        </div>
      ))}
    </div>
  );
}
