import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/client";
import { Failed, Section, Waiting } from "../frame/screen";
import styles from "./admin.module.css";

const AGAIN = 10_000;

/** Whether the server and its database answer; asked anew while it is looked at. */
export function Health() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ["health"],
    queryFn: () => answer(api.GET("/api/health")),
    refetchInterval: AGAIN,
    staleTime: 0,
  });
  return (
    <Section title={t("admin.parts.health")} hint={t("admin.healthHint")}>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting rows={2} />}
      {data && !error && (
        <dl className={styles.facts}>
          {Object.entries(data).map(([name, value]) => (
            <div key={name}>
              <dt>{t(`admin.health.${name}` as "admin.health.status", { defaultValue: name })}</dt>
              <dd>{value === "ok" ? t("admin.ok") : String(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}
