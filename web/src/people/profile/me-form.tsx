import { Select, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useDraftForm } from "../../frame/draft-form";
import { Fields, Section } from "../../frame/screen";
import { fieldError } from "../door";
import { useMe } from "../session";
import { FormProblem } from "./form-problem";
import { Portrait } from "./portrait";
import { useSaveForm } from "./save";
import { SaveRow } from "./save-row";

const TEXTS = [
  { name: "first_name", autoComplete: "given-name" },
  { name: "last_name", autoComplete: "family-name" },
  { name: "display_name", autoComplete: "nickname" },
  { name: "job_title", autoComplete: "organization-title" },
  { name: "department", autoComplete: "off" },
  { name: "phone", autoComplete: "work tel", type: "tel" },
  { name: "mobile", autoComplete: "mobile tel", type: "tel" },
] as const;

type Form = Record<(typeof TEXTS)[number]["name"] | "timezone", string>;

const zones = Intl.supportedValuesOf("timeZone");

/** Names, how one is reached, and where one is. */
export function MeForm() {
  const { t } = useTranslation();
  const me = useMe();
  const held = Object.fromEntries(
    [...TEXTS.map(({ name }) => name), "timezone" as const].map((name) => [name, me[name] ?? ""]),
  ) as Form;
  const [form, set, clear, changed] = useDraftForm<Form>("me", held);
  const { send, sending, error } = useSaveForm(clear);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const names = (Object.keys(held) as (keyof Form)[]).filter((name) => form[name] !== held[name]);
    const pick = (from: Form) => Object.fromEntries(names.map((name) => [name, from[name].trim()]));
    void send(pick(form), pick(held));
  };
  return (
    <Section title={t("profile.parts.me")} hint={t("profile.meHint")}>
      <Portrait />
      <form onSubmit={submit}>
        <FormProblem error={error} beside={[...TEXTS.map(({ name }) => name), "timezone"]} />
        <Fields>
          {TEXTS.map(({ name, ...hints }) => (
            <TextInput
              key={name}
              name={name}
              {...hints}
              label={t(`profile.fields.${name}`)}
              maxLength={300}
              value={form[name]}
              error={fieldError(error, name)}
              onChange={(event) => set({ [name]: event.currentTarget.value })}
            />
          ))}
          <Select
            label={t("profile.fields.timezone")}
            searchable
            allowDeselect={false}
            limit={100}
            data={zones.includes(form.timezone) ? zones : [form.timezone, ...zones]}
            value={form.timezone}
            error={fieldError(error, "timezone")}
            onChange={(timezone) => timezone && set({ timezone })}
          />
          <TextInput
            label={t("people.username")}
            value={me.username}
            readOnly
            description={t("profile.usernameHint")}
            inputWrapperOrder={["label", "input", "description"]}
          />
        </Fields>
        <SaveRow word={t("profile.save")} sending={sending} changed={changed} onDiscard={clear} />
      </form>
    </Section>
  );
}
