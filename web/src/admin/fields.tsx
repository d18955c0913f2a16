import { ActionIcon, Select, TagsInput, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Confirm } from "../frame/confirm";
import { Failed, Rows, Section, Waiting } from "../frame/screen";
import styles from "./admin.module.css";
import {
  type Declared,
  FIELD_NOUNS,
  type FieldNoun,
  type Fields,
  moved,
  useDeclare,
  useFields,
} from "./declared";
import { NewField } from "./new-field";

/** How queries and the API name a custom field. */
const addressOf = (name: string) => `custom.${name}`;

/** What this workspace keeps of things beyond what everybody keeps. */
export function CustomFields() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/frame/admin" });
  const navigate = useNavigate({ from: "/admin" });
  const noun = FIELD_NOUNS.find((each) => each === search.noun) ?? "task";
  const { data, error, refetch } = useFields(noun);
  const declare = useDeclare(noun);
  return (
    <Section
      title={t("admin.parts.fields")}
      hint={t("admin.fieldsHint")}
      steps={
        <Select
          size="xs"
          w={150}
          aria-label={t("admin.fieldsOf")}
          allowDeselect={false}
          data={FIELD_NOUNS.map((value) => ({ value, label: t(`trash.nouns.${value}`) }))}
          value={noun}
          onChange={(next) => void navigate({ search: (now) => ({ ...now, noun: next ?? undefined }) })}
        />
      }
    >
      {data && <NewField key={noun} noun={noun} fields={data} />}
      {error && !data && <Failed error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data && Object.keys(data).length > 0 && (
        <Rows label={t("admin.parts.fields")}>
          {Object.entries(data).map(([name, field]) => (
            <FieldRow
              key={name}
              noun={noun}
              name={name}
              field={field}
              fields={data}
              onChange={(next) => void declare(next, data).catch(() => {})}
            />
          ))}
        </Rows>
      )}
    </Section>
  );
}

interface FieldRowProps {
  noun: FieldNoun;
  name: string;
  field: Declared;
  fields: Fields;
  onChange: (next: Fields) => void;
}

function FieldRow({ name, field, fields, onChange }: FieldRowProps) {
  const { t } = useTranslation();
  const names = Object.keys(fields);
  const label = field.label || name;
  const put = (change: Partial<Declared>) => onChange({ ...fields, [name]: { ...field, ...change } });
  const arrow = (by: 1 | -1, Icon: typeof IconArrowUp, word: string, off: boolean) => (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={word}
      disabled={off}
      onClick={() => onChange(moved(fields, name, by))}
    >
      <Icon size={15} stroke={1.6} />
    </ActionIcon>
  );
  return (
    <li className={styles.field}>
      <div>
        <TextInput
          size="xs"
          aria-label={t("admin.labelOf", { name })}
          key={label}
          defaultValue={label}
          onBlur={(event) => {
            const next = event.currentTarget.value.trim();
            if (next && next !== label) put({ label: next });
          }}
        />
        <span className={styles.code}>{addressOf(name)}</span>
      </div>
      <span className={styles.dim}>{t(`admin.types.${field.type}`)}</span>
      {field.type === "choice" ? (
        <TagsInput
          size="xs"
          aria-label={t("admin.choicesOf", { name: label })}
          maxTags={200}
          value={field.choices ?? []}
          onChange={(choices) => choices.length > 0 && put({ choices })}
        />
      ) : (
        <span />
      )}
      <span className={styles.ends}>
        {arrow(-1, IconArrowUp, t("admin.up", { name: label }), names[0] === name)}
        {arrow(1, IconArrowDown, t("admin.down", { name: label }), names.at(-1) === name)}
        <Confirm
          word={t("admin.removeField")}
          label={t("admin.removeFieldOf", { name: label })}
          question={t("admin.removeFieldQuestion")}
          onConfirm={() => {
            const { [name]: _, ...rest } = fields;
            onChange(rest);
          }}
        />
      </span>
    </li>
  );
}
