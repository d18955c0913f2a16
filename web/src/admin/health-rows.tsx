import { Progress } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { lasting, percent, sizeOf } from "../language/numbers";
import { diskIs, filesAre, mailIs, type Report, readerIs, schemaIs } from "./condition";
import { ConditionRow } from "./condition-row";
import styles from "./health.module.css";

interface HealthRowsProps {
  version: string;
  /** None for those who are told only that it runs. */
  report: Report | null;
  answers: boolean;
}

/** A line for each part of the installation. */
export function HealthRows({ version, report, answers }: HealthRowsProps) {
  const { t } = useTranslation();
  const running = report && t("admin.health.running", { time: lasting(report.uptime) });
  return (
    <>
      <ConditionRow name={t("admin.health.server")} condition={answers ? "works" : "fails"}>
        {t("admin.health.version", { version })}
        {running && ` · ${running}`}
      </ConditionRow>
      {report && (
        <>
          <Database database={report.database} />
          {report.readers.map((reader) => (
            <Reader key={reader.name} reader={reader} />
          ))}
          <ConditionRow name={t("admin.health.mail")} condition={mailIs(report.mail)}>
            {t(`admin.health.mailSays.${mailIs(report.mail)}` as "admin.health.mailSays.works")}
          </ConditionRow>
          <ConditionRow name={t("admin.health.files")} condition={filesAre(report.files)}>
            {t(`admin.health.filesAre.${report.files.kind}` as "admin.health.filesAre.s3", {
              defaultValue: report.files.kind,
            })}
          </ConditionRow>
          {report.disk && <Disk disk={report.disk} />}
        </>
      )}
    </>
  );
}

const kinds: Record<string, string> = { sqlite: "SQLite", postgresql: "PostgreSQL", mariadb: "MariaDB" };

function Database({ database }: { database: Report["database"] }) {
  const { t } = useTranslation();
  const { kind, size, schema_version: at, schema_newest: newest } = database;
  const condition = schemaIs(database);
  return (
    <ConditionRow name={t("admin.health.database")} condition={condition}>
      {kinds[kind] ?? kind} · {sizeOf(size)}
      {at && ` · ${t("admin.health.schema", { version: at })}`}
      {condition === "look" && <p className={styles.what}>{t("admin.health.schemaOther", { newest })}</p>}
    </ConditionRow>
  );
}

function Reader({ reader }: { reader: Report["readers"][number] }) {
  const { t } = useTranslation();
  const { name, behind } = reader;
  return (
    <ConditionRow
      name={t(`admin.health.readers.${name}` as "admin.health.readers.notices", { defaultValue: name })}
      condition={readerIs(reader)}
    >
      {behind === 0 ? t("admin.health.caughtUp") : t("admin.health.behind", { count: behind })}
    </ConditionRow>
  );
}

const colors = {
  works: undefined,
  off: undefined,
  look: "var(--qd-warn)",
  fails: "var(--qd-danger)",
} as const;

function Disk({ disk }: { disk: NonNullable<Report["disk"]> }) {
  const { t } = useTranslation();
  const { free, total } = disk;
  const used = 1 - free / total;
  const condition = diskIs(disk);
  return (
    <ConditionRow name={t("admin.health.disk")} condition={condition}>
      {t("admin.health.free", { free: sizeOf(free), total: sizeOf(total) })}
      <Progress
        mt={6}
        size="sm"
        value={used * 100}
        color={colors[condition]}
        aria-label={t("admin.health.used", { share: percent(used) })}
      />
    </ConditionRow>
  );
}
