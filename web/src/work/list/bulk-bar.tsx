import { Progress as Bar, Button, CloseButton } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Choice, FilterChip } from "../views/filter-chip";
import type { Choices } from "./choices";
import type { RowTask } from "./columns";
import { useList } from "./context";
import { DayPicker } from "./day-picker";
import styles from "./list.module.css";
import type { Progress } from "./many";
import type { Patch } from "./shown";

interface BulkBarProps {
  selected: ReadonlySet<number>;
  progress: Progress | null;
  onClear: () => void;
}

/** What can be done to all that is selected; one undo takes all of it back. */
export function BulkBar({ selected, progress, onClear }: BulkBarProps) {
  const { t } = useTranslation();
  const { acts, choices, project } = useList();
  const ids = [...selected];
  const set = (make: (task: RowTask) => Patch) => void acts.editMany(ids, make);
  if (progress && progress.total > 1) return <Working progress={progress} />;
  if (ids.length === 0) return null;
  const one = (list: keyof Choices, patch: (value: string) => Patch) => (
    <FilterChip
      name={t(`list.columns.${list}`)}
      choices={choices[list]}
      chosen={[]}
      single
      onChoose={([value]) => value !== undefined && set(() => patch(value))}
    />
  );
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t("list.bulk")}>
      <span className={styles.bulkCount}>{t("list.selected", { count: ids.length })}</span>
      {one("state", (state) => ({ state }))}
      <AddOrTake list="assignees" field="assignee_ids" set={set} />
      {one("priority", (value) => ({ priority: value as Patch["priority"] }))}
      {choices.labels.length > 0 && <AddOrTake list="labels" field="labels" set={set} />}
      <DayPicker label={t("list.columns.due")} onPick={(due_date) => set(() => ({ due_date }))} />
      {choices.sprint.length > 1 && one("sprint", (value) => ({ sprint_id: value ? Number(value) : null }))}
      {choices.milestone.length > 1 &&
        one("milestone", (value) => ({ milestone_id: value ? Number(value) : null }))}
      <Button
        size="compact-xs"
        variant="default"
        className={styles.danger}
        leftSection={<IconTrash size={13} aria-hidden />}
        onClick={() => {
          onClear();
          void acts.removeMany(ids);
        }}
      >
        {t("list.delete")}
      </Button>
      <CloseButton
        size="sm"
        aria-label={t("list.clearSelection", { project: project.name })}
        onClick={onClear}
      />
    </div>
  );
}

interface AddOrTakeProps {
  list: "assignees" | "labels";
  field: "assignee_ids" | "labels";
  set: (make: (task: RowTask) => Patch) => void;
}

/** People and labels are added to what is there; “none” takes all of them away. */
function AddOrTake({ list, field, set }: AddOrTakeProps) {
  const { t } = useTranslation();
  const { choices } = useList();
  const none: Choice = { value: "", label: t(list === "labels" ? "list.noLabels" : "common.nobody") };
  return (
    <FilterChip
      name={t(`list.columns.${list}`)}
      choices={[...choices[list], none]}
      chosen={[]}
      single
      onChoose={([value]) => {
        if (value === "") return set(() => ({ [field]: [] }));
        const id = Number(value);
        set((task) => ({ [field]: [...new Set([...(task[field] ?? []), id])] }));
      }}
    />
  );
}

function Working({ progress: { done, total, cancel } }: { progress: Progress }): ReactNode {
  const { t } = useTranslation();
  const words = t("list.working", { done, total });
  return (
    <div className={styles.bulk} role="status">
      <span className={styles.bulkCount}>{words}</span>
      <Bar className={styles.progress} value={(done / total) * 100} aria-label={words} />
      <Button size="compact-xs" variant="default" onClick={cancel}>
        {t("list.stop")}
      </Button>
    </div>
  );
}
