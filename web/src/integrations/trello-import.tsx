import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ImportFlow } from "./import-flow";

/** A Trello board becomes a project, from where projects are listed. */
export function TrelloImport({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t("trello.title")}
      closeButtonProps={{ "aria-label": t("common.close") }}
      closeOnClickOutside={false}
    >
      <ImportFlow kind="trello" onClose={onClose} />
    </Modal>
  );
}
