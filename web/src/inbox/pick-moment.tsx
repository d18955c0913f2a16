import { Button, Modal } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { DayInput } from "../frame/day-input";
import { TimeInput } from "../frame/time-input";
import { instantAt } from "../language/clock";
import { today } from "../language/dates";
import styles from "./inbox.module.css";

interface PickMomentProps {
  onPick: (when: Date) => void;
  onClose: () => void;
}

const MORNING = "09:00";

/** Any moment that lies ahead. */
export function PickMoment({ onPick, onClose }: PickMomentProps) {
  const { t } = useTranslation();
  const [day, setDay] = useState<string | null>(null);
  const [clock, setClock] = useState(MORNING);
  const when = day && clock ? instantAt(day, clock) : null;
  const ahead = when !== null && when.getTime() > Date.now();
  const pick = (event: FormEvent) => {
    event.preventDefault();
    if (when && ahead) onPick(when);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("inbox.pickTitle")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form className={styles.pick} onSubmit={pick}>
        <DayInput
          label={t("inbox.pickUntil")}
          minDate={today()}
          data-autofocus
          value={day}
          error={when && !ahead ? t("inbox.pickAhead") : undefined}
          onChange={setDay}
        />
        <TimeInput label={t("inbox.pickTime")} name={t("inbox.pickTime")} value={clock} onChange={setClock} />
        <Button type="submit" disabled={!ahead}>
          {t("inbox.pickDone")}
        </Button>
      </form>
    </Modal>
  );
}
