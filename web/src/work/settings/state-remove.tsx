import { Button, Group, Modal, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Project, WorkflowState } from "../../api/client";
import styles from "./settings.module.css";
import { heir, without } from "./states";

interface StateRemoveProps {
  project: Project;
  state: WorkflowState;
  count: number;
  onClose: () => void;
  onRemove: (target: WorkflowState) => void;
}

/** Says what becomes of the tasks in a state that goes, and lets one choose. */
export function StateRemove({ project, state, count, onClose, onRemove }: StateRemoveProps) {
  const { t } = useTranslation();
  const rest = without(project.workflow, state.name);
  const [to, setTo] = useState(heir(project.workflow, state.name));
  const target = rest.find(({ name }) => name === to);
  const remove = () => {
    onClose();
    if (target) onRemove(target);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("settings.removeState", { state: state.name })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <p>{count > 0 ? t("settings.removeStateTasks", { count }) : t("settings.removeStateEmpty")}</p>
      {count > 0 && (
        <Select
          data-autofocus
          label={t("settings.moveTo")}
          description={target && t("settings.moveToHint", { status: t(`status.${target.status}`) })}
          allowDeselect={false}
          data={rest.map(({ name }) => name)}
          value={to ?? null}
          onChange={(value) => value && setTo(value)}
        />
      )}
      <Group mt="md" gap="xs">
        <Button variant="default" className={styles.destructive} onClick={remove}>
          {t("settings.remove")}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t("common.cancel")}
        </Button>
      </Group>
    </Modal>
  );
}
