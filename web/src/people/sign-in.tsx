import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
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
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const refused = isRefusal(signIn.error) && signIn.error.status === 401;
  return (
    <Door
      title={t("door.signInTitle")}
      intro={search.expired ? t("door.expired") : undefined}
      error={refused ? new Error(t("door.refused")) : signIn.error}
      onSubmit={() => signIn.mutate({ username: name, password })}
    >
      <TextInput
        label={t("door.username")}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PasswordInput
        label={t("door.password")}
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
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
            onClick={() => {
              setName(demo.name);
              setPassword(demo.password);
            }}
          >
            {t("door.demoFill")}
          </Button>
        </div>
      )}
    </Door>
  );
}
