import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isRefusal } from "../api/problem";
import { Door } from "./door";
import styles from "./door.module.css";
import { setupQuery, useSignIn } from "./session";

const demo = { name: "ada", password: "quarterdeck-demo" };

/** Only a path of this site: an address from outside must not send people elsewhere. */
function inside(to: string | undefined): string {
  return to?.startsWith("/") && !to.startsWith("//") && !to.startsWith("/\\") ? to : "/";
}

export function SignIn() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/sign-in" });
  const signIn = useSignIn(inside(search.to));
  const setup = useQuery(setupQuery);
  const [form, setForm] = useState({ username: "", password: "" });
  // A password that was right, of somebody who has a second factor: the code is asked for next.
  const [code, setCode] = useState<string | null>(null);
  const submit = () =>
    signIn.mutate(code === null ? form : { ...form, code }, {
      onError: (error) => isRefusal(error, "second_factor") && setCode(""),
    });
  return (
    <Door
      title={t(code === null ? "door.signInTitle" : "door.codeTitle")}
      intro={search.expired ? t("door.expired") : undefined}
      error={problem(signIn.error, t)}
      onSubmit={submit}
    >
      {code === null ? (
        <>
          <TextInput
            label={t("door.username")}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            withAsterisk={false}
            data-autofocus
            value={form.username}
            onChange={(event) => setForm({ ...form, username: event.currentTarget.value })}
          />
          <PasswordInput
            label={t("door.password")}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={form.password}
            onChange={(event) => setForm({ ...form, password: event.currentTarget.value })}
          />
        </>
      ) : (
        <TextInput
          label={t("door.code")}
          description={t("door.codeHint")}
          autoComplete="one-time-code"
          autoFocus
          required
          withAsterisk={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      <Button type="submit" loading={signIn.isPending}>
        {t("door.signIn")}
      </Button>
      <Link to="/recover">{t("door.forgot")}</Link>
      {setup.data?.demo && (
        <div className={styles.demo}>
          {t("door.demo", demo)}
          <Button
            variant="default"
            size="xs"
            onClick={() => setForm({ username: demo.name, password: demo.password })}
          >
            {t("door.demoFill")}
          </Button>
        </div>
      )}
    </Door>
  );
}

/** What is said of a refusal; that a code is asked for is none. */
function problem(error: unknown, t: TFunction): unknown {
  if (!isRefusal(error) || error.status !== 401) return error;
  if (error.code === "second_factor") return null;
  return new Error(t(error.code === "bad_code" ? "door.codeWrong" : "door.refused"));
}
