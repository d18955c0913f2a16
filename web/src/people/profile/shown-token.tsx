import { Button, CopyButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import styles from "./profile.module.css";

/** A new token, the only time it is shown. */
export function ShownToken({ token, onDone }: { token: string; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <p>{t("profile.shownOnce")}</p>
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
