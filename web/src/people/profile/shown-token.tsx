import { Button, CopyButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import styles from "./profile.module.css";

interface ShownTokenProps {
  token: string;
  says?: string;
  label?: string;
  onDone: () => void;
}

/** A new token, or codes in lines, the only time they are shown. */
export function ShownToken({ token, says, label, onDone }: ShownTokenProps) {
  const { t } = useTranslation();
  return (
    <div role="alert" aria-label={label}>
      <p>{says ?? t("profile.shownOnce")}</p>
      <div className={styles.token}>
        <code>{token}</code>
        <CopyButton value={token}>
          {({ copied, copy }) => (
            <Button size="compact-sm" onClick={copy}>
              {copied ? t("profile.copied") : t("profile.copy")}
            </Button>
          )}
        </CopyButton>
        <Button size="compact-sm" variant="default" onClick={onDone}>
          {t("profile.kept")}
        </Button>
      </div>
      <br />
    </div>
  );
}
