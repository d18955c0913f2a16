import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ImportReport } from "../api/client";
import { nameOf, useUsers } from "../people/users";
import type { ImportOptions } from "./imports";
import styles from "./trello-import.module.css";

interface ImportPeopleProps {
  report: ImportReport;
  options: ImportOptions;
  onSay: (change: Partial<ImportOptions>) => void;
}

/** Who the people in the file are here, where their names do not tell. */
export function ImportPeople({ report, options, onSay }: ImportPeopleProps) {
  const { t } = useTranslation();
  const users = [...useUsers().values()];
  const said = options.people ?? {};
  const unknown = report.people.filter(({ name, becomes }) => becomes !== "known" || name in said);
  if (unknown.length === 0) return null;
  const forget = (name: string) => Object.fromEntries(Object.entries(said).filter(([each]) => each !== name));
  return (
    <fieldset className={styles.columns}>
      <legend>{t("imports.unknownPeople")}</legend>
      {unknown.map(({ name, becomes }) => (
        <Select
          key={name}
          size="xs"
          label={name}
          searchable
          clearable
          placeholder={t(becomes === "made" ? "imports.newAccount" : "imports.asName")}
          data={users.map((user) => ({ value: user.username, label: `${nameOf(user)} (@${user.username})` }))}
          value={said[name] ?? null}
          onChange={(username) => onSay({ people: username ? { ...said, [name]: username } : forget(name) })}
        />
      ))}
    </fieldset>
  );
}
