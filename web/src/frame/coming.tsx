import { Modal, Skeleton, Stack } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./screen.module.css";
import panel from "./side-panel.module.css";

/** A shorter wait shows nothing: what comes and goes at once is noise. */
export const LATE = 300;

/** True once whoever asks has been on the screen for so long. */
export function useLate(after = LATE): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(true), after);
    return () => window.clearTimeout(timer);
  }, [after]);
  return late;
}

function Lines() {
  return (
    <>
      <Skeleton height={24} width="60%" />
      <Skeleton height={110} />
      <Skeleton height={160} />
    </>
  );
}

/** A screen whose code, or whose first question, is still on its way. */
export function ScreenComing() {
  const { t } = useTranslation();
  return (
    <div className={styles.scroll} role="status" aria-label={t("common.loading")}>
      <Stack className={styles.screen}>
        <Lines />
      </Stack>
    </div>
  );
}

/** A panel beside a screen that is still on its way. */
export function PanelComing() {
  const { t } = useTranslation();
  return (
    <aside className={panel.panel} aria-label={t("common.loading")} aria-busy>
      <Stack className={panel.body}>
        <Lines />
      </Stack>
    </aside>
  );
}

/** A dialog that is still on its way; it can be left. */
export function DialogComing({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  if (!useLate()) return null;
  return (
    <Modal opened onClose={onClose} title={t("common.loading")} withCloseButton={false}>
      <Stack aria-busy>
        <Lines />
      </Stack>
    </Modal>
  );
}

/** Rows of a part that are still on their way. */
export function RowsComing({ rows = 2 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap={8} py={4} role="status" aria-label={t("common.loading")}>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <Skeleton key={row} height={16} width={`${70 - row * 18}%`} />
      ))}
    </Stack>
  );
}
