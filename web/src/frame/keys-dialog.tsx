import { Kbd, Modal } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import styles from "./keys-dialog.module.css";

interface KeysDialogProps {
  opened: boolean;
  onOpen: () => void;
  onClose: () => void;
}

export function KeysDialog({ opened, onOpen, onClose }: KeysDialogProps) {
  const { t } = useTranslation();
  useHotkeys([["shift+?", onOpen]]);
  const keys: [string[], string][] = [
    [["↑", "↓", "←", "→"], t("keys.arrows")],
    [["Enter"], t("keys.open")],
    [[t("keys.space")], t("keys.pick")],
    [["C"], t("keys.create")],
    [["/"], t("keys.filter")],
    [["Ctrl", "Z"], t("keys.undo")],
    [["Esc"], t("keys.escape")],
    [["?"], t("keys.help")],
  ];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("keys.title")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <dl className={styles.keys}>
        {keys.map(([caps, does]) => (
          <div key={does} className={styles.row}>
            <dt>
              {caps.map((cap) => (
                <Kbd key={cap} size="sm">
                  {cap}
                </Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
