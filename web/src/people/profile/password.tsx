import { Button, PasswordInput, Progress } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/client";
import { tell } from "../../frame/notices";
import { Section } from "../../frame/screen";
import { fieldError } from "../door";
import { sessionQuery, useMe } from "../session";
import { FormProblem } from "./form-problem";
import { SESSIONS } from "./given-out";
import styles from "./profile.module.css";
import { strength } from "./strength";

const COLORS = ["red", "red", "yellow", "green"] as const;

export function Password() {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const [form, setForm] = useState({ current: "", new: "" });
  const change = useMutation({
    mutationFn: () => answer(api.PUT("/api/password", { body: form })),
    onSuccess: () => {
      setForm({ current: "", new: "" });
      tell(t("profile.passwordChanged"));
      void client.invalidateQueries({ queryKey: SESSIONS });
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  const strong = strength(form.new, [me.username, me.email]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  const common = { required: true, withAsterisk: false, maxLength: 200 } as const;
  return (
    <Section title={t("profile.password")} hint={t("profile.passwordHint")}>
      <form onSubmit={submit} className={styles.narrow}>
        <FormProblem error={change.error} beside={["current", "new"]} />
        {/* Password managers look for the name that goes with a password. */}
        <input type="hidden" name="username" autoComplete="username" value={me.username} />
        <PasswordInput
          {...common}
          label={t("profile.currentPassword")}
          autoComplete="current-password"
          value={form.current}
          error={fieldError(change.error, "current")}
          onChange={(event) => setForm({ ...form, current: event.currentTarget.value })}
        />
        <div>
          <PasswordInput
            {...common}
            label={t("door.newPassword")}
            description={t("door.passwordHint")}
            autoComplete="new-password"
            minLength={8}
            value={form.new}
            error={fieldError(change.error, "new")}
            onChange={(event) => setForm({ ...form, new: event.currentTarget.value })}
          />
          {form.new && (
            <>
              <Progress
                value={((strong + 1) / 4) * 100}
                color={COLORS[strong]}
                size="xs"
                mt={8}
                aria-hidden
              />
              <span className={styles.quiet} role="status">
                {t(`profile.strengths.${strong}`)}
              </span>
            </>
          )}
        </div>
        <Button type="submit" disabled={change.isPending} style={{ justifySelf: "start" }}>
          {t("profile.changePassword")}
        </Button>
      </form>
    </Section>
  );
}
