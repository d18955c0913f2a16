import { Select, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useDraft, useGiveBack } from "../frame/drafts";
import { useLastProject, useOpenProjects } from "../frame/last-project";
import { useCreateTask } from "../frame/use-new-task";
import { useMe } from "../people/session";
import styles from "./home.module.css";

const DRAFT = "quick-add";

/** A line that makes tasks of mine in the project that was chosen last. */
export function QuickAdd() {
  const { t } = useTranslation();
  const me = useMe().id;
  const projects = useOpenProjects();
  const [project, choose] = useLastProject();
  const [draft, keep] = useDraft(DRAFT);
  const giveBack = useGiveBack(DRAFT);
  const { create, problem } = useCreateTask();
  if (!project) return null;

  const add = async (event: FormEvent) => {
    event.preventDefault();
    const title = draft?.trim();
    if (!title) return;
    keep(null);
    const task = { title, description: "", assignee_ids: [me], labels: [] };
    if (await create(project, task, { draft: DRAFT, text: title })) giveBack(title);
  };
  return (
    <form className={styles.add} onSubmit={add}>
      <TextInput
        id="quick-add"
        className={styles.addTitle}
        variant="unstyled"
        aria-label={t("home.add")}
        placeholder={t("home.add")}
        leftSection={<IconPlus size={16} stroke={1.7} />}
        value={(draft ?? "").replaceAll("\n", " ")}
        error={problem?.message}
        onChange={(event) => keep(event.currentTarget.value || null)}
        onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
      />
      <Select
        className={styles.addProject}
        size="xs"
        variant="unstyled"
        aria-label={t("home.addTo")}
        allowDeselect={false}
        comboboxProps={{ width: 240, position: "bottom-end" }}
        data={projects.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={String(project.id)}
        onChange={(id) => id && choose(Number(id))}
      />
      {/* With a second field in the form, Enter submits only where there is a button. */}
      <button type="submit" hidden />
    </form>
  );
}
