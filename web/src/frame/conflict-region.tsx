import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import styles from "./conflict-region.module.css";
import { useContested } from "./conflicts";

const ContestedField = lazy(() => import("../work/contested"));

/** What two people changed at once, above whatever screen one has gone to meanwhile. */
export function ConflictRegion() {
  const { t } = useTranslation();
  const contested = useContested();
  if (contested.length === 0) return null;
  return (
    <section className={styles.region} aria-label={t("editor.contested")}>
      <Suspense>
        {contested.map((found) => (
          <ContestedField key={found.id} found={found} />
        ))}
      </Suspense>
    </section>
  );
}
