import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { DayInput } from "../../../frame/day-input";
import { useDraft } from "../../../frame/drafts";
import { today } from "../../../language/dates";
import { useHere } from "../here";
import styles from "../task.module.css";
import { readHours } from "./hours";
import { useTimeActs } from "./use-time";

const LONGEST = 24;

/** How long, what, and on which day. What is typed is kept until the server has it. */
export function LogForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const { task } = useHere();
  const { log } = useTimeActs();
  const [hours, setHours] = useDraft(`task:${task.id}:hours`);
  const [note, setNote] = useDraft(`task:${task.id}:note`);
  const [day, setDay] = useState<string | null>(today());
  const [wrong, setWrong] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const read = readHours(hours ?? "");
    const right = read !== undefined && read > 0 && read <= LONGEST;
    setWrong(!right);
    if (!right) return;
    try {
      await log(read, note?.trim() ?? "", day ?? today());
    } catch {
      return;
    }
    setHours(null);
    setNote(null);
    onDone();
  };
  return (
    <form
      className={styles.logForm}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        onDone();
      }}
    >
      <TextInput
        size="xs"
        autoFocus
        label={t("task.hours")}
        placeholder="1:30"
        value={hours ?? ""}
        error={wrong ? t("task.timeWrong") : undefined}
        onChange={(event) => setHours(event.currentTarget.value || null)}
      />
      <TextInput
        size="xs"
        label={t("task.note")}
        value={note ?? ""}
        onChange={(event) => setNote(event.currentTarget.value || null)}
      />
      <DayInput size="xs" label={t("task.day")} value={day} maxDate={today()} onChange={setDay} />
      <Button size="xs" type="submit">
        {t("task.log")}
      </Button>
    </form>
  );
}
