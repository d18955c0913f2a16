import { Alert } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isRefusal } from "../api/problem";
import icon from "../frame/icon.svg";
import styles from "./door.module.css";

interface DoorProps {
  title: string;
  intro?: string;
  error?: unknown;
  onSubmit?: (form: FormData) => void;
  children: ReactNode;
}

/** The plain page before one is inside: sign in, first run, invitation, recovery. */
export function Door({ title, intro, error, onSubmit, children }: DoorProps) {
  const { t } = useTranslation();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit?.(new FormData(event.currentTarget));
  };
  return (
    <main className={styles.door}>
      <div className={styles.panel}>
        <img src={icon} alt="" width={40} height={40} />
        <h1 className={styles.title}>{title}</h1>
        {intro && <p className={styles.intro}>{intro}</p>}
        <form className={styles.form} onSubmit={submit}>
          {Boolean(error) && <DoorProblem error={error} />}
          {children}
        </form>
      </div>
      <p className={styles.tagline}>{t("door.tagline")}</p>
    </main>
  );
}

function DoorProblem({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <Alert color="red" variant="light" role="alert" classNames={{ message: styles.problem }}>
      {doorReason(error, t("problem.offline"), t("door.tooMany"))}
    </Alert>
  );
}

function doorReason(error: unknown, offline: string, tooMany: string): string {
  if (isRefusal(error, "offline")) return offline;
  if (isRefusal(error) && error.status === 429) return tooMany;
  return error instanceof Error ? error.message : String(error);
}

/** What the server says about a field, to be shown beside it. */
export function fieldError(error: unknown, field: string): string | undefined {
  return isRefusal(error) ? error.fields[field] : undefined;
}

export function entry(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
