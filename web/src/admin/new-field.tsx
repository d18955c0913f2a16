import { Alert, Button, Select, TagsInput, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { isRefusal } from "../api/problem";
import { useDraftForm } from "../frame/draft-form";
import { Fields as Side } from "../frame/screen";
import { fieldError } from "../people/door";
import { type Declared, type FieldNoun, type Fields, fieldName, TYPES, useDeclare } from "./declared";

const NOTHING: Declared & { label: string; choices: string[] } = { type: "text", label: "", choices: [] };

export function NewField({ noun, fields }: { noun: FieldNoun; fields: Fields }) {
  const { t } = useTranslation();
  const [form, set, clear] = useDraftForm(`field:${noun}`, NOTHING);
  const declare = useDeclare(noun);
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const name = fieldName(form.label);
  const taken = form.label !== "" && name in fields;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (taken) return;
    const { type, choices } = form;
    const field: Declared = { type, label: form.label.trim(), ...(type === "choice" && { choices }) };
    setSending(true);
    setError(null);
    await declare({ ...fields, [name]: field }, fields, true).then(clear, setError);
    setSending(false);
  };
  const refused = fieldError(error, name);
  return (
    <form onSubmit={(event) => void submit(event)} style={{ marginBlockEnd: 18 }}>
      {isRefusal(error) && !refused && (
        <Alert color="red" role="alert" mb="md">
          {error.code === "offline" ? t("problem.offline") : error.message}
        </Alert>
      )}
      <Side>
        <TextInput
          label={t("admin.fieldLabel")}
          description={t("admin.fieldLabelHint", { name: form.label ? name : "risk_class" })}
          required
          withAsterisk={false}
          maxLength={100}
          value={form.label}
          error={taken ? t("admin.fieldTaken") : undefined}
          onChange={(event) => set({ label: event.currentTarget.value })}
        />
        <Select
          label={t("admin.fieldType")}
          description={t("admin.fieldTypeHint")}
          allowDeselect={false}
          data={TYPES.map((type) => ({ value: type, label: t(`admin.types.${type}`) }))}
          value={form.type}
          error={form.type === "choice" ? undefined : refused}
          onChange={(type) => type && set({ type: type as Declared["type"] })}
        />
        {form.type === "choice" && (
          <TagsInput
            label={t("admin.choices")}
            description={t("admin.choicesHint")}
            value={form.choices}
            error={refused}
            onChange={(choices) => set({ choices })}
          />
        )}
      </Side>
      <Button mt="md" type="submit" disabled={sending}>
        {t("admin.addField")}
      </Button>
    </form>
  );
}
