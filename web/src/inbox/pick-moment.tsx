import { Button, Modal, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { today } from "../language/dates";
import styles from "./inbox.module.css";

interface PickMomentProps {
  onPick: (when: Date) => void;
  onClose: () => void;
}

/** Any moment that lies ahead. */
export function PickMoment({ onPick, onClose }: PickMomentProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const when = new Date(text);
  const ahead = when.getTime() > Date.now();
  const pick = (event: FormEvent) => {
    event.preventDefault();
    if (ahead) onPick(when);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("inbox.pickTitle")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form className={styles.pick} onSubmit={pick}>
        <TextInput
          type="datetime-local"
          label={t("inbox.pickUntil")}
          min={`${today()}T00:00`}
          data-autofocus
          required
          withAsterisk={false}
          value={text}
          error={text && !ahead ? t("inbox.pickAhead") : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" disabled={!ahead}>
          {t("inbox.pickDone")}
        </Button>
      </form>
    </Modal>
  );
}
