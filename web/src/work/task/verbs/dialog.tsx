import { Button, Modal } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

interface DialogProps {
  title: string;
  action: string;
  ready: boolean;
  onAct: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/** One question before something is done. It stays open, with what was typed, when the server refuses. */
export function Dialog({ title, action, ready, onAct, onClose, children }: DialogProps) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!ready || doing) return;
    setDoing(true);
    try {
      await onAct();
      onClose();
    } catch {
      setDoing(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("common.close") }}>
      <form onSubmit={(event) => void submit(event)}>
        {children}
        <Button type="submit" mt="md" fullWidth disabled={!ready} loading={doing}>
          {action}
        </Button>
      </form>
    </Modal>
  );
}
