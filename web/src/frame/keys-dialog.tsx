import { Kbd, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { capsOf, type Scope, useBoundKeys } from "./keys";
import styles from "./keys-dialog.module.css";

/** The keys of the screen that is open, and those that work everywhere. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("keys.title")}
      size="lg"
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <div className={styles.groups}>
        <Group scope="screen" title={t("keys.here")} />
        <Group scope="everywhere" title={t("keys.everywhere")} />
      </div>
    </Modal>
  );
}

function Group({ scope, title }: { scope: Scope; title: string }) {
  const { t } = useTranslation();
  const keys = useBoundKeys(scope);
  if (keys.length === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>{title}</h3>
      <dl className={styles.keys}>
        {keys.map(({ press, does }) => (
          <div key={press} className={styles.row}>
            <dt>
              {capsOf(press).map((cap) => (
                <Kbd key={cap} size="sm">
                  {cap === "SPACE" ? t("keys.space") : cap}
                </Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
