import { Button, PasswordInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/client";
import { tell } from "../../frame/notices";
import { Section } from "../../frame/screen";
import { moment } from "../../language/dates";
import { fieldError } from "../door";
import { FormProblem } from "./form-problem";
import styles from "./profile.module.css";
import { TwoFactorSetUp } from "./two-factor-set-up";

const STANDING = ["two-factor"];

/** Whether signing in asks for a code of an app, too. */
export function TwoFactor() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: STANDING, queryFn: () => answer(api.GET("/api/two-factor")) });
  const again = () => client.invalidateQueries({ queryKey: STANDING });
  return (
    <Section title={t("profile.twoFactor")} hint={t("profile.twoFactorHint")}>
      {data?.since ? (
        <End since={data.since} spare={data.spare ?? 0} onEnded={again} />
      ) : (
        data && <TwoFactorSetUp onDone={again} />
      )}
    </Section>
  );
}

function End({ since, spare, onEnded }: { since: string; spare: number; onEnded: () => void }) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState("");
  const end = useMutation({
    mutationFn: () => answer(api.POST("/api/two-factor/end", { body: { current } })),
    onSuccess: () => {
      tell(t("profile.twoFactorEnded"));
      onEnded();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    end.mutate();
  };
  return (
    <form onSubmit={submit} className={styles.narrow}>
      <p className={styles.quiet}>
        {t("profile.twoFactorOn", { date: moment(since) })} {t("profile.twoFactorSpare", { count: spare })}
      </p>
      <FormProblem error={end.error} beside={["current"]} />
      <PasswordInput
        label={t("profile.currentPassword")}
        autoComplete="current-password"
        required
        withAsterisk={false}
        maxLength={200}
        value={current}
        error={fieldError(end.error, "current")}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={end.isPending} style={{ justifySelf: "start" }}>
        {t("profile.twoFactorEnd")}
      </Button>
    </form>
  );
}
