import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/client";
import { tell } from "../../frame/notices";
import { fieldError } from "../door";
import { FormProblem } from "./form-problem";
import styles from "./profile.module.css";
import { ShownToken } from "./shown-token";

type Offer = Awaited<ReturnType<typeof offered>>;

const offered = () => answer(api.POST("/api/two-factor/offer"));

/** A key for the app, a code and the password to prove it, and the spare codes to keep. */
export function TwoFactorSetUp({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const offer = useMutation({ mutationFn: offered });
  const [spare, setSpare] = useState<string[] | null>(null);
  if (spare)
    return (
      <ShownToken
        token={spare.join("\n")}
        says={t("profile.twoFactorKeep")}
        label={t("profile.twoFactorSpareCodes")}
        onDone={onDone}
      />
    );
  if (offer.data) return <Proof offer={offer.data} onEnabled={setSpare} />;
  return (
    <>
      <FormProblem error={offer.error} beside={[]} />
      <Button variant="default" loading={offer.isPending} onClick={() => offer.mutate()}>
        {t("profile.twoFactorSetUp")}
      </Button>
    </>
  );
}

function Proof({ offer, onEnabled }: { offer: Offer; onEnabled: (spare: string[]) => void }) {
  const { t } = useTranslation();
  const [form, setForm] = useState({ code: "", current: "" });
  const enable = useMutation({
    mutationFn: () => answer(api.PUT("/api/two-factor", { body: { ...form, key: offer.key } })),
    onSuccess: ({ secret }) => {
      tell(t("profile.twoFactorEnabled"));
      onEnabled(secret ?? []);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enable.mutate();
  };
  const common = { required: true, withAsterisk: false } as const;
  return (
    <form onSubmit={submit} className={styles.narrow}>
      <p>{t("profile.twoFactorScan")}</p>
      <img className={styles.scanned} src={offer.picture} alt={t("profile.twoFactorPicture")} />
      <p className={styles.quiet}>
        {t("profile.twoFactorKey")} <code>{offer.key.replace(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
      <FormProblem error={enable.error} beside={["code", "current"]} />
      <TextInput
        {...common}
        label={t("profile.twoFactorCode")}
        autoComplete="one-time-code"
        inputMode="numeric"
        value={form.code}
        error={fieldError(enable.error, "code")}
        onChange={(event) => setForm({ ...form, code: event.currentTarget.value })}
      />
      <PasswordInput
        {...common}
        label={t("profile.currentPassword")}
        autoComplete="current-password"
        maxLength={200}
        value={form.current}
        error={fieldError(enable.error, "current")}
        onChange={(event) => setForm({ ...form, current: event.currentTarget.value })}
      />
      <Button type="submit" disabled={enable.isPending} style={{ justifySelf: "start" }}>
        {t("profile.twoFactorEnable")}
      </Button>
    </form>
  );
}
