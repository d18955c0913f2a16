import { Button, Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "./empty";
import styles from "./screen.module.css";

interface ScreenProps {
  title: string;
  count?: string;
  hint?: string;
  /** What may be started here, at the end of the title's line. */
  steps?: ReactNode;
  children: ReactNode;
}

/** A screen with one title, for what is neither a board nor a panel. */
export function Screen({ title, count, hint, steps, children }: ScreenProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.scroll} data-scroll>
      <title>{`${title} · ${t("app")}`}</title>
      <div className={styles.screen}>
        <div className={styles.head}>
          <h1 className={styles.title}>{title}</h1>
          {count && (
            <span className={styles.count} role="status">
              {count}
            </span>
          )}
          {steps && <div className={styles.steps}>{steps}</div>}
        </div>
        {hint && <p className={styles.lead}>{hint}</p>}
        {children}
      </div>
    </div>
  );
}

interface SectionProps {
  title: string;
  hint?: string;
  steps?: ReactNode;
  children: ReactNode;
}

/** One matter of a screen, in a frame of its own. */
export function Section({ title, hint, steps, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.sectionHead}>
        <div>
          <h2 className={styles.sectionTitle}>{title}</h2>
          {hint && <p className={styles.hint}>{hint}</p>}
        </div>
        {steps && <div className={styles.steps}>{steps}</div>}
      </div>
      {children}
    </section>
  );
}

/** Fields side by side where there is room. */
export function Fields({ children }: { children: ReactNode }) {
  return <div className={styles.fields}>{children}</div>;
}

/** Lines of a section or a screen, one frame around all. */
export function Rows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {children}
    </ul>
  );
}

export function Waiting({ rows = 4 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t("common.loading")} className={styles.waiting}>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <Skeleton key={row} height={40} />
      ))}
    </div>
  );
}

/** What could not be read, and a way to try again. */
export function Failed({ error, retry }: { error: Error; retry: () => void }) {
  const { t } = useTranslation();
  return (
    <Empty title={t("problem.loadFailed")} hint={error.message}>
      <Button onClick={retry}>{t("common.retry")}</Button>
    </Empty>
  );
}
