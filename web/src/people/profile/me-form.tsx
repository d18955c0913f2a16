import { Alert, Button, Group, Select, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { isRefusal } from "../../api/problem";
import { useDraftForm } from "../../frame/draft-form";
import { Fields, Section } from "../../frame/screen";
import { fieldError } from "../door";
import { useMe } from "../session";
import { HueChoice } from "./hue-choice";
import { useSaveMe } from "./save";

const TEXTS = [
  { name: "first_name", autoComplete: "given-name" },
  { name: "last_name", autoComplete: "family-name" },
  { name: "display_name", autoComplete: "nickname" },
  { name: "job_title", autoComplete: "organization-title" },
  { name: "department", autoComplete: "off" },
  { name: "phone", autoComplete: "work tel", type: "tel" },
  { name: "mobile", autoComplete: "mobile tel", type: "tel" },
] as const;

type Form = Record<(typeof TEXTS)[number]["name"] | "timezone" | "avatar", string>;

const zones = Intl.supportedValuesOf("timeZone");

/** Names, how one is reached, and where one is. */
export function MeForm() {
  const { t } = useTranslation();
  const me = useMe();
  const held = Object.fromEntries(
    [...TEXTS.map(({ name }) => name), "timezone" as const, "avatar" as const].map((name) => [
      name,
      me[name] ?? "",
    ]),
  ) as Form;
  const [form, set, clear, changed] = useDraftForm<Form>("me", held);
  const save = useSaveMe();
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const names = (Object.keys(held) as (keyof Form)[]).filter((name) => form[name] !== held[name]);
    const pick = (from: Form) => Object.fromEntries(names.map((name) => [name, from[name].trim()]));
    setSending(true);
    setError(null);
    await save(pick(form), pick(held), true).then(clear, setError);
    setSending(false);
  };
  return (
    <Section title={t("profile.parts.me")} hint={t("profile.meHint")}>
      <form onSubmit={(event) => void submit(event)}>
        {isRefusal(error) && (
          <Alert color="red" role="alert" mb="md">
            {error.code === "offline" ? t("problem.offline") : error.message}
          </Alert>
        )}
        <HueChoice me={me} value={form.avatar} onChange={(avatar) => set({ avatar })} />
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
        <Group mt="md" gap="xs">
          <Button type="submit" disabled={sending}>
            {t("profile.save")}
          </Button>
          {changed && (
            <Button variant="subtle" color="gray" onClick={clear}>
              {t("profile.discard")}
            </Button>
          )}
        </Group>
      </form>
    </Section>
  );
}
