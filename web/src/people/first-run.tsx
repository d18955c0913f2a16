import { Button, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { browserZone } from "../language/clock";
import { Door, entry, fieldError } from "./door";
import { NamesFields } from "./names-fields";
import { NewPassword } from "./new-password";
import { useFirstRun } from "./session";

export function FirstRun() {
  const { t } = useTranslation();
  const start = useFirstRun();
  const submit = (form: FormData) =>
    start.mutate({
      username: entry(form, "username"),
      email: entry(form, "email"),
      password: entry(form, "password"),
      first_name: entry(form, "first_name") || undefined,
      last_name: entry(form, "last_name") || undefined,
      timezone: browserZone(),
    });
  return (
    <Door title={t("door.setupTitle")} intro={t("door.setupIntro")} error={start.error} onSubmit={submit}>
      <NamesFields />
      <TextInput
        name="username"
        label={t("door.newUsername")}
        description={t("door.usernameHint")}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        minLength={3}
        required
        withAsterisk={false}
        error={fieldError(start.error, "username")}
      />
      <TextInput
        name="email"
        type="email"
        label={t("door.email")}
        autoComplete="email"
        required
        withAsterisk={false}
        error={fieldError(start.error, "email")}
      />
      <NewPassword error={fieldError(start.error, "password")} />
      <Button type="submit" loading={start.isPending}>
        {t("door.setupDone")}
      </Button>
      <Link to="/sign-in">{t("door.backToSignIn")}</Link>
    </Door>
  );
}
