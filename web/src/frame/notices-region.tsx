import { Button, CloseButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLabours } from "./labour";
import { dismiss, undoNotice, useNotices, useSpoken } from "./notices";
import styles from "./notices-region.module.css";
import { Working } from "./working";

/** Toasts at the foot of the window, and the hidden voice for screen readers. */
export function Notices() {
  const { t } = useTranslation();
  const notices = useNotices();
  const spoken = useSpoken();
  const labours = useLabours();
  return (
    <>
      <section className={styles.region} aria-label={t("frame.notices")}>
        <div className={styles.list}>
          {labours.map(({ id, text, done, total, cancel }) => (
            <div key={id} className={styles.notice} data-testid="labour">
              <Working
                text={t("frame.labour", { text, done, total })}
                value={(done / total) * 100}
                onCancel={cancel}
              />
            </div>
          ))}
        </div>
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
