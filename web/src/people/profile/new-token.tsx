import { Button, MultiSelect, Select, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useDraftForm } from "../../frame/draft-form";
import { Fields } from "../../frame/screen";
import { fieldError } from "../door";
import { FormProblem } from "./form-problem";
import { useMakeToken } from "./given-out";

const WIDE = ["read", "write", "admin"] as const;
const NOUNS = [
  "tasks",
  "issues",
  "projects",
  "sprints",
  "milestones",
  "comments",
  "attachments",
  "time_entries",
  "customers",
  "deals",
  "agendas",
  "chats",
  "messages",
  "teams",
  "users",
];
const ENDS = ["30", "90", "365", "never"] as const;
const DAY = 86_400_000;
const NOTHING: { name: string; scopes: string[]; end: string } = { name: "", scopes: ["read"], end: "90" };

/** What a token may do, and until when. */
export function NewTokenForm({ onMade }: { onMade: (token: string) => void }) {
  const { t } = useTranslation();
  const [form, set, clear] = useDraftForm("token", NOTHING);
  const make = useMakeToken();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { name, scopes, end } = form;
    const expires_at = end === "never" ? null : new Date(Date.now() + Number(end) * DAY).toISOString();
    make.mutate(
      { name: name.trim(), scopes, expires_at },
      {
        onSuccess: ({ token }) => {
          clear();
          onMade(token);
        },
      },
    );
  };
  const wide = WIDE.map((scope) => ({ value: scope, label: t(`profile.scopes.${scope}`) }));
  const narrow = NOUNS.flatMap((noun) => [`${noun}:read`, `${noun}:write`]);
  return (
    <form onSubmit={submit} style={{ marginBlockEnd: 18 }}>
      <FormProblem error={make.error} beside={["name", "scopes", "expires_at"]} />
      <Fields>
        <TextInput
          label={t("profile.tokenName")}
          description={t("profile.tokenNameHint")}
          required
          withAsterisk={false}
          maxLength={300}
          value={form.name}
          error={fieldError(make.error, "name")}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <MultiSelect
          label={t("profile.mayDo")}
          description={t("profile.mayDoHint")}
          placeholder={form.scopes.length ? undefined : t("profile.everything")}
          searchable
          hidePickedOptions
          data={[
            { group: t("profile.scopeWide"), items: wide },
            { group: t("profile.scopeNarrow"), items: narrow },
          ]}
          value={form.scopes}
          error={fieldError(make.error, "scopes")}
          onChange={(scopes) => set({ scopes })}
        />
        <Select
          label={t("profile.end")}
          description={t("profile.endHint")}
          allowDeselect={false}
          data={ENDS.map((end) => ({
            value: end,
            label: end === "never" ? t("profile.endsNever") : t("profile.inDays", { count: Number(end) }),
          }))}
          value={form.end}
          error={fieldError(make.error, "expires_at")}
          onChange={(end) => end && set({ end })}
        />
      </Fields>
      <Button mt="md" type="submit" disabled={make.isPending}>
        {t("profile.makeToken")}
      </Button>
    </form>
  );
}
