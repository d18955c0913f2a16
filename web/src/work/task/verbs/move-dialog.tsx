import { Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useProjects } from "../../project";
import { useHere } from "../here";
import { Dialog } from "./dialog";
import { useVerbs } from "./use-verbs";

/** To another project; the task gets a number there, and its old one still finds it. */
export function MoveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { project, name } = useHere();
  const { move } = useVerbs();
  const { data: projects = [] } = useProjects();
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Dialog
      title={t("task.moveTitle", { name })}
      action={t("task.moveAct")}
      ready={chosen !== null}
      onAct={() => move(Number(chosen))}
      onClose={onClose}
    >
      <Select
        data-autofocus
        searchable
        label={t("task.project")}
        description={t("task.moveHint")}
        nothingFoundMessage={t("task.nothingFound")}
        data={projects
          .filter(({ id }) => id !== project.id)
          .map(({ id, key, name }) => ({ value: String(id), label: `${name} (${key})` }))}
        value={chosen}
        onChange={setChosen}
      />
    </Dialog>
  );
}
