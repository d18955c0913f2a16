import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import styles from "./conflict-choice.module.css";

interface ConflictChoiceProps {
  field: string;
  mine: string;
  theirs: string;
  onMine: () => void;
  onTheirs: () => void;
}

/** Two people changed the same field: both values are shown, one is chosen. */
export function ConflictChoice({ field, mine, theirs, onMine, onTheirs }: ConflictChoiceProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.conflict} role="alert">
      <p className={styles.title}>{t("editor.conflictTitle", { field })}</p>
      <Side label={t("editor.mine")} value={mine} action={t("editor.keepMine")} onChoose={onMine} />
      <Side label={t("editor.theirs")} value={theirs} action={t("editor.keepTheirs")} onChoose={onTheirs} />
    </div>
  );
}

interface SideProps {
  label: string;
  value: string;
  action: string;
  onChoose: () => void;
}

function Side({ label, value, action, onChoose }: SideProps) {
  return (
    <div className={styles.choice}>
      <span className={styles.whose}>{label}</span>
      <span className={styles.said}>{value}</span>
      <Button size="compact-sm" variant="default" onClick={onChoose}>
        {action}
      </Button>
    </div>
  );
}
