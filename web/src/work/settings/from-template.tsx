import { Divider, Select, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useProjects } from "../project";
import { ProjectCopy } from "./project-copy";

/** A new project out of one that is there to be copied. Shows nothing as long as there is no such project. */
export function FromTemplate({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const templates = (useProjects().data ?? []).filter(({ template }) => template);
  const [chosen, setChosen] = useState<string | null>(null);
  const source = templates.find(({ id }) => String(id) === chosen);
  if (templates.length === 0) return null;
  return (
    <Stack gap="sm" mt="md">
      <Divider label={t("settings.fromTemplate")} />
      <Select
        searchable={templates.length > 8}
        aria-label={t("settings.fromTemplate")}
        placeholder={t("settings.chooseTemplate")}
        data={templates.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={chosen}
        onChange={setChosen}
      />
      {source && <ProjectCopy key={source.id} source={source} onDone={onDone} />}
    </Stack>
  );
}
