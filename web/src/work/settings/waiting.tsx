import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import styles from "./settings.module.css";

export function Waiting() {
  const { t } = useTranslation();
  return (
    <div className={styles.screen} role="status" aria-label={t("common.loading")}>
      <Skeleton height={28} width="30%" mb={20} />
      <div className={styles.columns}>
        <Skeleton height={220} />
        <Skeleton height={420} />
      </div>
    </div>
  );
}
