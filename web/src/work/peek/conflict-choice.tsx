import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import styles from "./peek.module.css";

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
      <h3>{t("peek.conflictTitle", { field })}</h3>
      <Side label={t("peek.mine")} value={mine} action={t("peek.keepMine")} onChoose={onMine} />
      <Side label={t("peek.theirs")} value={theirs} action={t("peek.keepTheirs")} onChoose={onTheirs} />
    </div>
  );
}

function Side({
  label,
  value,
  action,
  onChoose,
}: {
  label: string;
  value: string;
  action: string;
  onChoose: () => void;
}) {
  return (
    <div className={styles.side}>
      <span className={styles.quiet}>{label}</span>
      <span>{value}</span>
      <Button size="compact-sm" variant="default" onClick={onChoose}>
        {action}
      </Button>
    </div>
  );
}
