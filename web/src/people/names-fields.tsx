import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import styles from "./door.module.css";

export function NamesFields() {
  const { t } = useTranslation();
  return (
    <div className={styles.pair}>
      <TextInput name="first_name" label={t("door.firstName")} autoComplete="given-name" />
      <TextInput name="last_name" label={t("door.lastName")} autoComplete="family-name" />
    </div>
  );
}
