import { Button, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTaskCounts } from "../task-counts";
import type { PartProps } from "./part";
import styles from "./settings.module.css";
import { strayQuery, type WorkflowActs } from "./workflow-acts";

/** Tasks in a state that is not there any more: taken along only in part, or brought back from the trash. */
export function Stray({ project, readOnly, acts }: PartProps & { acts: WorkflowActs }) {
  const { t } = useTranslation();
  const states = project.workflow;
  const [count = 0] = useTaskCounts(project.id, [strayQuery(states)]);
  const [to, setTo] = useState<string | null>(null);
  const target = states.find(({ name }) => name === to) ?? states[0];
  if (count === 0 || readOnly || !target) return null;
  return (
    <div className={styles.stray}>
      <p>{t("settings.stray", { count })}</p>
      <Select
        size="xs"
        aria-label={t("settings.moveTo")}
        allowDeselect={false}
        data={states.map(({ name }) => name)}
        value={target.name}
        onChange={setTo}
      />
      <Button size="compact-sm" variant="default" onClick={() => void acts.fetchStray(target)}>
        {t("settings.move")}
      </Button>
    </div>
  );
}
