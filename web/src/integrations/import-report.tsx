import { useTranslation } from "react-i18next";
import type { ImportReport as Report } from "../api/client";
import { number } from "../language/numbers";
import styles from "./trello-import.module.css";

/** What an import holds or did: objects in numbers, then lists, people, and what asks for attention. */
export function ImportReport({ report }: { report: Report }) {
  const { t } = useTranslation();
  const person = ({ name, becomes, username }: Report["people"][number]) => ({
    found: name,
    becomes: t(`imports.becomes.${becomes}`, { username: username ?? "" }),
  });
  return (
    <div className={styles.report}>
      <Counts report={report} />
      <Pairs title={t("imports.lists")} pairs={report.mapping} />
      <Pairs title={t("imports.people")} pairs={report.people.map(person)} />
      <Lines title={t("imports.warnings")} lines={report.warnings} />
      <Lines title={t("imports.withoutPlace")} lines={report.without_place} />
    </div>
  );
}

function Counts({ report: { created, changed, unchanged, dry_run } }: { report: Report }) {
  const { t } = useTranslation();
  const nouns = [...new Set([created, changed, unchanged].flatMap(Object.keys))];
  const kinds = [
    { key: "created", title: dry_run ? t("imports.new") : t("imports.created"), counts: created },
    { key: "changed", title: t("imports.changed"), counts: changed },
    { key: "unchanged", title: t("imports.unchanged"), counts: unchanged },
  ].filter(({ key, counts }) => key === "created" || Object.keys(counts).length > 0);
  return (
    <table className={styles.counts}>
      <thead>
        <tr>
          <td />
          {kinds.map(({ key, title }) => (
            <th key={key} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {nouns.map((noun) => (
          <tr key={noun}>
            <th scope="row">{t(`imports.nouns.${noun}` as "imports.nouns.task", { defaultValue: noun })}</th>
            {kinds.map(({ key, counts }) => (
              <td key={key}>{number(counts[noun] ?? 0)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Pairs({ title, pairs }: { title: string; pairs: { found: string; becomes: string }[] }) {
  if (pairs.length === 0) return null;
  return (
    <section className={styles.part}>
      <h4>{title}</h4>
      <dl>
        {pairs.map(({ found, becomes }) => (
          <div key={found} className={styles.pair}>
            <dt>{found}</dt>
            <dd>{becomes}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Lines({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <section className={styles.part}>
      <h4>{title}</h4>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
