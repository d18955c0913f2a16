import { PasswordInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

export function NewPassword({ error }: { error?: string }) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      name="password"
      label={t("door.newPassword")}
      description={t("door.passwordHint")}
      autoComplete="new-password"
      minLength={8}
      required
      withAsterisk={false}
      error={error}
    />
  );
}
