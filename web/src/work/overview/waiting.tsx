import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import styles from "./overview-screen.module.css";

export function Waiting() {
  const { t } = useTranslation();
  return (
    <div className={styles.screen} role="status" aria-label={t("common.loading")}>
      <Skeleton height={28} width="40%" />
      <Skeleton height={16} width="70%" mt={12} mb={24} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <Skeleton height={150} />
          <Skeleton height={220} />
          <Skeleton height={180} />
        </div>
        <div className={styles.side}>
          <Skeleton height={220} />
          <Skeleton height={220} />
        </div>
      </div>
    </div>
  );
}
