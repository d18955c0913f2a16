import { Button, Progress } from "@mantine/core";
import { useTranslation } from "react-i18next";
import styles from "./working.module.css";

interface WorkingProps {
  /** What is being done, and how far it is. */
  text: string;
  /** Of a hundred; none where nobody can tell. */
  value?: number;
  onCancel: () => void;
}

/** What takes its time: what it is, how far it is, and a way out. */
export function Working({ text, value, onCancel }: WorkingProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.working} role="status">
      <span className={styles.text}>{text}</span>
      <Progress
        className={styles.bar}
        value={value ?? 100}
        animated={value === undefined}
        aria-label={text}
      />
      <Button size="compact-xs" variant="default" onClick={onCancel}>
        {t("common.cancel")}
      </Button>
    </div>
  );
}
