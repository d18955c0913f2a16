import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { NewTask } from "./new-task";

interface TaskCreateProps {
  projectId?: number;
  title?: string;
  onClose: () => void;
}

/** A task from anywhere. */
export function TaskCreate({ projectId, title, onClose }: TaskCreateProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t("frame.newTask")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <NewTask projectId={projectId} title={title} onDone={onClose} />
    </Modal>
  );
}
