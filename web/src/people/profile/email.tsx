import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/client";
import { useDraft } from "../../frame/drafts";
import { tell } from "../../frame/notices";
import { Section } from "../../frame/screen";
import { fieldError } from "../door";
import { sessionQuery, useMe } from "../session";
import { FormProblem } from "./form-problem";
import styles from "./profile.module.css";

/** One's address, which needs one's password: whoever reads what goes there can get in. */
export function Email() {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const [draft, setDraft] = useDraft("email");
  const [current, setCurrent] = useState("");
  const email = draft ?? me.email;
  const change = useMutation({
    mutationFn: () => answer(api.PUT("/api/email", { body: { current, email } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      setCurrent("");
      setDraft(null);
      tell(t("profile.emailChanged"));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Section title={t("profile.email")} hint={t("profile.emailHint")}>
      <form onSubmit={submit} className={styles.narrow}>
        <FormProblem error={change.error} beside={["email", "current"]} />
        <TextInput
          type="email"
          label={t("people.email")}
          autoComplete="email"
          required
          withAsterisk={false}
          value={email}
          error={fieldError(change.error, "email")}
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
        <PasswordInput
          label={t("profile.currentPassword")}
          autoComplete="current-password"
          required
          withAsterisk={false}
          maxLength={200}
          value={current}
          error={fieldError(change.error, "current")}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <Button type="submit" disabled={change.isPending} style={{ justifySelf: "start" }}>
          {t("profile.changeEmail")}
        </Button>
      </form>
    </Section>
  );
}
