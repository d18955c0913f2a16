import { Button, CloseButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { dismiss, undoNotice, useNotices, useSpoken } from "./notices";
import styles from "./notices-region.module.css";

/** Toasts at the foot of the window, and the hidden voice for screen readers. */
export function Notices() {
  const { t } = useTranslation();
  const notices = useNotices();
  const spoken = useSpoken();
  return (
    <>
      <section className={styles.region} aria-label={t("frame.notices")}>
        <div role="status" className={styles.list}>
          {notices.map((notice) => (
            <div key={notice.id} className={styles.notice} data-tone={notice.tone} data-testid="notice">
              <span className={styles.text}>{notice.text}</span>
              {notice.undo && (
                <Button size="compact-sm" variant="subtle" onClick={() => undoNotice(notice)}>
                  {t("common.undo")}
                </Button>
              )}
              <CloseButton size="sm" aria-label={t("common.dismiss")} onClick={() => dismiss(notice.id)} />
            </div>
          ))}
        </div>
      </section>
      <div className="sr-only" aria-live="assertive">
        {spoken}
      </div>
    </>
  );
}
