import { Alert, Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, type Project } from "../../api/client";
import { longDate } from "../../language/dates";
import { fieldError } from "../../people/door";
import { projectsQuery } from "../project";
import { hintBelow } from "./setting";
import styles from "./settings.module.css";

interface CopyOf {
  key: string;
  name: string;
  start_date: string | null;
}

function useCopy(source: Project) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CopyOf) =>
      answer(api.POST("/api/projects/{id}/copy", { params: { path: { id: source.id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: projectsQuery.queryKey }),
  });
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
  const copy = useCopy(source);
  const [start, setStart] = useState("");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name) ?? "").trim();
    copy.mutate(
      { name: said("name"), key: said("key").toUpperCase(), start_date: start || null },
      {
        onSuccess: async (made) => {
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
        label={t("projects.name")}
        required
        withAsterisk={false}
        error={fieldError(copy.error, "name")}
      />
      <TextInput
        name="key"
        label={t("projects.key")}
        required
        withAsterisk={false}
        maxLength={10}
        error={fieldError(copy.error, "key")}
      />
      <TextInput
        type="date"
        label={t("settings.newStart")}
        inputWrapperOrder={hintBelow}
        description={
          source.start_date
            ? t("settings.newStartHint", { date: longDate(source.start_date) })
            : t("settings.noStartHint")
        }
        error={fieldError(copy.error, "start_date")}
        value={start}
        onChange={(event) => setStart(event.currentTarget.value)}
      />
      <Button type="submit" loading={copy.isPending}>
        {t("settings.makeCopy")}
      </Button>
    </form>
  );
}
