import { Alert, Button, Modal, Stack, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/client";
import { RowsComing } from "../frame/coming";
import { useDraftForm } from "../frame/draft-form";
import { fieldError } from "../people/door";
import { useMakeProject } from "./project-acts";

const FromTemplate = lazy(() =>
  import("./settings/from-template").then((module) => ({ default: module.FromTemplate })),
);

const KEY_LENGTH = 10;

/** "Web shop" suggests WS, "Website" suggests WEB. */
function suggestKey(name: string): string {
  const words = name.toUpperCase().match(/[A-Z0-9]+/g) ?? [];
  if (words.length > 1)
    return words
      .map((word) => word[0])
      .join("")
      .slice(0, 4);
  return (words[0] ?? "").slice(0, 3);
}

export function ProjectCreate({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("projects.new")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <ProjectForm onClose={onClose} />
      <Suspense fallback={<RowsComing />}>
        <FromTemplate onDone={onClose} />
      </Suspense>
    </Modal>
  );
}

function ProjectForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useMakeProject((body: { key: string; name: string }) =>
    answer(api.POST("/api/projects", { body })),
  );
  const [{ name, chosen }, set, clear] = useDraftForm("new-project", {
    name: "",
    chosen: null as string | null,
  });
  const key = chosen ?? suggestKey(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(
      { name: name.trim(), key },
      {
        onSuccess: async (project) => {
          clear();
          onClose();
          await navigate({ to: "/projects/$key/board", params: { key: project.key } });
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {create.error && (
          <Alert color="red" role="alert">
            {create.error.message}
          </Alert>
        )}
        <TextInput
          label={t("projects.name")}
          required
          withAsterisk={false}
          data-autofocus
          value={name}
          error={fieldError(create.error, "name")}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t("projects.key")}
          description={t("projects.keyHint", { example: key || "WEB" })}
          required
          withAsterisk={false}
          maxLength={KEY_LENGTH}
          value={key}
          error={fieldError(create.error, "key")}
          onChange={(event) => set({ chosen: event.currentTarget.value.toUpperCase() })}
        />
        <Button type="submit" loading={create.isPending}>
          {t("projects.create")}
        </Button>
      </Stack>
    </form>
  );
}
