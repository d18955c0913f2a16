import { Alert, Button, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, type Project } from "../../api/client";
import { useLate } from "../../frame/coming";
import { DayInput } from "../../frame/day-input";
import { useDraftForm } from "../../frame/draft-form";
import { Working } from "../../frame/working";
import { longDate } from "../../language/dates";
import { fieldError } from "../../people/door";
import { useMakeProject } from "../project-acts";
import { hintBelow } from "./setting";
import styles from "./settings.module.css";

/** A shorter wait is shown by the button. */
const LONG = 1_500;

interface CopyOf {
  key: string;
  name: string;
  start_date: string | null;
}

interface ProjectCopyProps {
  source: Project;
  /** Once the copy is there and is about to be opened. */
  onDone?: () => void;
}

/** A new project with the plan of another, its dates moved to the new start. */
export function ProjectCopy({ source, onDone }: ProjectCopyProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const copy = useMakeProject((body: CopyOf) =>
    answer(api.POST("/api/projects/{id}/copy", { params: { path: { id: source.id } }, body })),
  );
  const blank: CopyOf = { name: "", key: "", start_date: null };
  const [form, set, clear] = useDraftForm(`project:${source.id}:copy`, blank);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    copy.mutate(
      { ...form, name: form.name.trim(), key: form.key.trim().toUpperCase() },
      {
        onSuccess: async (made) => {
          clear();
          onDone?.();
          await navigate({ to: "/projects/$key", params: { key: made.key } });
        },
      },
    );
  };
  const known = ["name", "key", "start_date"].some((field) => fieldError(copy.error, field));
  return (
    <form className={styles.copy} onSubmit={submit}>
      {copy.error && !known && (
        <Alert color="red" role="alert">
          {copy.error.message}
        </Alert>
      )}
      <TextInput
        name="name"
        value={form.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        label={t("projects.name")}
        required
        withAsterisk={false}
        error={fieldError(copy.error, "name")}
      />
      <TextInput
        name="key"
        value={form.key}
        onChange={(event) => set({ key: event.currentTarget.value })}
        label={t("projects.key")}
        required
        withAsterisk={false}
        maxLength={10}
        error={fieldError(copy.error, "key")}
      />
      <DayInput
        label={t("settings.newStart")}
        placeholder={t("common.none")}
        inputWrapperOrder={hintBelow}
        description={
          source.start_date
            ? t("settings.newStartHint", { date: longDate(source.start_date) })
            : t("settings.noStartHint")
        }
        error={fieldError(copy.error, "start_date")}
        value={form.start_date}
        onChange={(day) => set({ start_date: day })}
      />
      <Button type="submit" loading={copy.isPending}>
        {t("settings.makeCopy")}
      </Button>
      {copy.isPending && <Copying name={source.name} onCancel={copy.cancel} />}
    </form>
  );
}

/** How much there is to copy only the server knows, and it says so when all of it is done. */
function Copying({ name, onCancel }: { name: string; onCancel: () => void }) {
  const { t } = useTranslation();
  return useLate(LONG) ? <Working text={t("settings.copying", { name })} onCancel={onCancel} /> : null;
}
