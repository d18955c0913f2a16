import { Checkbox, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Fields } from "../frame/screen";
import { useMe } from "../people/session";
import { useProjects } from "../work/project";
import type { ImportKind, ImportOptions } from "./imports";

const EXAMPLE = "WEB"; // a project's key, which is no word of any language

interface ImportOptionsFormProps {
  kind: ImportKind;
  options: ImportOptions;
  onSay: (change: Partial<ImportOptions>) => void;
}

const KEY = /^[A-Z][A-Z0-9]{1,9}$/;

/** Where it goes, and how what can be read in two ways is to be read. */
export function ImportOptionsForm({ kind, options, onSay }: ImportOptionsFormProps) {
  const { t } = useTranslation();
  const me = useMe();
  const { data: projects = [] } = useProjects();
  const [key, setKey] = useState(options.project ?? "");
  const known = projects.find((project) => project.key === key);
  return (
    <Fields>
      <TextInput
        label={t("imports.project")}
        description={known ? t("imports.into", { name: known.name }) : t("imports.projectHint")}
        placeholder={EXAMPLE}
        maxLength={10}
        value={key}
        error={key && !KEY.test(key) ? t("imports.projectWrong") : undefined}
        onChange={(event) => setKey(event.currentTarget.value.toUpperCase())}
        onBlur={() => {
          const said = key || undefined;
          if (said !== options.project && (!said || KEY.test(said))) onSay({ project: said });
        }}
      />
      {kind === "csv" && (
        <>
          <Select
            label={t("imports.dates")}
            description={t("imports.datesHint")}
            clearable
            placeholder={t("imports.findOut")}
            data={[
              { value: "dmy", label: t("imports.dmy") },
              { value: "mdy", label: t("imports.mdy") },
            ]}
            value={options.dates ?? null}
            onChange={(dates) => onSay({ dates: (dates ?? undefined) as ImportOptions["dates"] })}
          />
          <Select
            label={t("imports.decimal")}
            description={t("imports.decimalHint")}
            clearable
            placeholder={t("imports.findOut")}
            data={[
              { value: "point", label: t("imports.point") },
              { value: "comma", label: t("imports.comma") },
            ]}
            value={options.decimal ?? null}
            onChange={(decimal) => onSay({ decimal: (decimal ?? undefined) as ImportOptions["decimal"] })}
          />
        </>
      )}
      {me.role === "admin" && (
        <Checkbox
          label={t("imports.makeUsers")}
          description={t("imports.makeUsersHint")}
          checked={options.make_users ?? false}
          onChange={(event) => onSay({ make_users: event.currentTarget.checked })}
        />
      )}
      {me.role === "admin" && kind === "csv" && (
        <Checkbox
          label={t("imports.customFields")}
          description={t("imports.customFieldsHint")}
          checked={options.custom_fields ?? false}
          onChange={(event) => onSay({ custom_fields: event.currentTarget.checked })}
        />
      )}
    </Fields>
  );
}
