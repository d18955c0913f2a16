import { Button, TextInput } from "@mantine/core";
import { Link, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Door, entry, fieldError } from "./door";
import { NewPassword } from "./new-password";
import { useAskRecovery, useConfirmRecovery } from "./session";

export function Recover() {
  const { token } = useSearch({ from: "/recover" });
  return token ? <ChoosePassword token={token} /> : <AskForLink />;
}

function AskForLink() {
  const { t } = useTranslation();
  const ask = useAskRecovery();
  if (ask.isSuccess) {
    return (
      <Door title={t("door.recoverTitle")} intro={t("door.recoverSent", { email: ask.variables })}>
        <Link to="/sign-in">{t("door.backToSignIn")}</Link>
      </Door>
    );
  }
  return (
    <Door
      title={t("door.recoverTitle")}
      intro={t("door.recoverIntro")}
      error={ask.error}
      onSubmit={(form) => ask.mutate(entry(form, "email"))}
    >
      <TextInput
        name="email"
        type="email"
        label={t("door.email")}
        autoComplete="email"
        required
        withAsterisk={false}
      />
      <Button type="submit" loading={ask.isPending}>
        {t("door.recoverSend")}
      </Button>
      <Link to="/sign-in">{t("door.backToSignIn")}</Link>
    </Door>
  );
}

function ChoosePassword({ token }: { token: string }) {
  const { t } = useTranslation();
  const confirm = useConfirmRecovery();
  if (confirm.isSuccess) {
    return (
      <Door title={t("door.recoverNew")} intro={t("door.recoverDone")}>
        <Link to="/sign-in">{t("door.backToSignIn")}</Link>
      </Door>
    );
  }
  return (
    <Door
      title={t("door.recoverNew")}
      error={confirm.error}
      onSubmit={(form) => confirm.mutate({ token, password: entry(form, "password") })}
    >
      <NewPassword error={fieldError(confirm.error, "password")} />
      <Button type="submit" loading={confirm.isPending}>
        {t("door.recoverConfirm")}
      </Button>
    </Door>
  );
}
