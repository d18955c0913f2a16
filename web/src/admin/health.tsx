import { Alert } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/client";
import { Failed, Rows, Section, Waiting } from "../frame/screen";
import { exactTime } from "../language/dates";
import { overall, type Report } from "./condition";
import { ConditionWord } from "./condition-row";
import styles from "./health.module.css";
import { HealthRows } from "./health-rows";

const AGAIN = 10_000;

/** How the server, its database and what it works with do; asked anew while it is looked at. */
export function Health() {
  const { t } = useTranslation();
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    queryKey: ["health"],
    queryFn: () => answer(api.GET("/api/health")),
    refetchInterval: AGAIN,
    staleTime: 0,
  });
  const report = data && "database" in data ? data : null;
  const time = exactTime(new Date(dataUpdatedAt));
  return (
    <Section
      title={t("admin.parts.health")}
      hint={t("admin.healthHint")}
      steps={report && !error && <Overall report={report} time={time} />}
    >
      {error && !data && <Failed error={error} retry={() => void refetch()} />}
      {error && data && (
        <Alert color="red" role="alert" mb="md">
          {t("admin.health.silent", { time })}
        </Alert>
      )}
      {!data && !error && <Waiting rows={6} />}
      {data && (
        <Rows label={t("admin.parts.health")}>
          <HealthRows version={data.version} report={report} answers={!error} />
        </Rows>
      )}
    </Section>
  );
}

function Overall({ report, time }: { report: Report; time: string }) {
  const { t } = useTranslation();
  const condition = overall(report);
  return (
    <div className={styles.overall}>
      <ConditionWord condition={condition} word={t(`admin.health.overall.${condition}`)} />
      <span className={styles.time}>{t("admin.health.asOf", { time })}</span>
    </div>
  );
}
