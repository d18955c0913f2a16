import { Button } from "@mantine/core";
import { Link, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { browserZone } from "../language/clock";
import { Door, entry, fieldError } from "./door";
import { NamesFields } from "./names-fields";
import { NewPassword } from "./new-password";
import { useAcceptInvitation } from "./session";

export function Invitation() {
  const { t } = useTranslation();
  const { token } = useSearch({ from: "/invitation" });
  const accept = useAcceptInvitation();
  if (!token) {
    return (
      <Door title={t("door.acceptTitle")} intro={t("door.tokenMissing")}>
        <Link to="/sign-in">{t("door.backToSignIn")}</Link>
      </Door>
    );
  }
  const submit = (form: FormData) =>
    accept.mutate({
      token,
      password: entry(form, "password"),
      first_name: entry(form, "first_name") || undefined,
      last_name: entry(form, "last_name") || undefined,
      timezone: browserZone(),
    });
  return (
    <Door title={t("door.acceptTitle")} intro={t("door.acceptIntro")} error={accept.error} onSubmit={submit}>
      <NamesFields />
      <NewPassword error={fieldError(accept.error, "password")} />
      <Button type="submit" loading={accept.isPending}>
        {t("door.accept")}
      </Button>
    </Door>
  );
}
