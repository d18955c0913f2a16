import { useTranslation } from "react-i18next";
import type { ImportReport as Report } from "../api/client";
import styles from "./trello-import.module.css";

const words = (key: string) => {
  const text = key.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Whatever the importer says, in its order: counts and names as rows, lists as bullets. */
export function ImportReport({ report }: { report: Report }) {
  const { t } = useTranslation();
  const plain = (value: unknown): string => {
    if (typeof value === "boolean") return value ? t("trello.yes") : t("trello.no");
    if (typeof value === "number") return value.toLocaleString();
    if (typeof value === "object" && value !== null) {
      const named = value as { name?: unknown; message?: unknown; key?: unknown };
      return String(named.message ?? named.name ?? named.key ?? JSON.stringify(value));
    }
    return String(value);
  };
  const rows = Object.entries(report).flatMap(([key, value]): [string, unknown][] =>
    key === "summary" && typeof value === "object" && value !== null ? Object.entries(value) : [[key, value]],
  );
  return (
    <dl className={styles.report}>
      {rows
        .filter(
          ([, value]) =>
            value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
        )
        .map(([key, value]) => (
          <div key={key} className={styles.row}>
            <dt>{words(key)}</dt>
            <dd>
              {Array.isArray(value) ? (
                <ul>
                  {value.map((item) => (
                    <li key={plain(item)}>{plain(item)}</li>
                  ))}
                </ul>
              ) : (
                plain(value)
              )}
            </dd>
          </div>
        ))}
    </dl>
  );
}
