import { Button, Group, Modal, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, type Project } from "../../api/client";
import { useAct } from "../../data/act";
import { projectsQuery } from "../project";
import { touched } from "../project-acts";
import styles from "./settings.module.css";

/** A project takes all that is in it along, so its name is typed first. */
export function ProjectDelete({ project, onClose }: { project: Project; onClose: () => void }) {
  const { t } = useTranslation();
  const act = useAct();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<string | null>(null);
  const path = { id: project.id };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== project.name) return setError(t("settings.deleteTyped", { name: project.name }));
    act({
      send: async () => {
        await answer(api.DELETE("/api/projects/{id}", { params: { path } }));
        // Away first: what is asked of a project in the trash is not found.
        await navigate({ to: "/projects" });
      },
      touches: [projectsQuery.queryKey],
      quiet: true,
      done: () => t("settings.deleted", { name: project.name }),
      undo: () => ({
        send: () => answer(api.POST("/api/projects/{id}/restore", { params: { path } })),
        touches: touched(project.id),
      }),
    }).catch((refused: Error) => setError(refused.message));
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("settings.deleteTitle", { name: project.name })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form onSubmit={submit}>
        <p>{t("settings.deleteSays", { count: project.task_count })}</p>
        <TextInput
          data-autofocus
          label={t("settings.typeName", { name: project.name })}
          autoComplete="off"
          value={typed}
          error={error}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Group mt="md" gap="xs">
          <Button
            type="submit"
            variant="default"
            className={styles.destructive}
            disabled={typed.trim() !== project.name}
          >
            {t("settings.delete")}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
