import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ImportReport } from "../api/client";
import type { ImportOptions } from "./imports";
import styles from "./trello-import.module.css";

const FIELDS = [
  "title",
  "id",
  "project",
  "description",
  "status",
  "assignee",
  "reporter",
  "created",
  "started",
  "finished",
  "updated",
  "due",
  "start",
  "hours",
  "remaining",
  "points",
  "priority",
  "type",
  "labels",
  "component",
  "severity",
] as const;

interface ImportColumnsProps {
  columns: string[];
  options: ImportOptions;
  report: ImportReport | undefined;
  onSay: (change: Partial<ImportOptions>) => void;
}

/** Which column becomes what: as the server understood it, until somebody says otherwise. */
export function ImportColumns({ columns, options, report, onSay }: ImportColumnsProps) {
  const { t } = useTranslation();
  const said = options.columns ?? {};
  const understood = new Map(report?.mapping.map(({ found, becomes }) => [found, becomes]));
  const becomes = (column: string) =>
    said[column] ??
    understood
      .get(`column ${column}`)
      ?.replace(/^field /, "")
      .replace(/^custom field /, "custom.") ??
    null;
  const own = columns.map(becomes).filter((value) => value?.startsWith("custom."));
  const data = [
    ...FIELDS.map((field) => ({ value: field as string, label: t(`imports.fields.${field}`) })),
    ...[...new Set(own)].map((value) => ({ value: value ?? "", label: value ?? "" })),
    { value: "metadata", label: t("imports.metadata") },
    { value: "ignore", label: t("imports.ignore") },
  ];
  return (
    <fieldset className={styles.columns}>
      <legend>{t("imports.columns")}</legend>
      {columns.map((column) => (
        <Select
          key={column}
          size="xs"
          label={column}
          searchable
          allowDeselect={false}
          placeholder={t("imports.notSaid")}
          data={data}
          value={becomes(column)}
          onChange={(value) => value && onSay({ columns: { ...said, [column]: value } })}
        />
      ))}
    </fieldset>
  );
}
