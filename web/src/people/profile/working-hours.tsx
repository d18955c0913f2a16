import { Button, Checkbox, Group, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { isRefusal } from "../../api/problem";
import { useDraftForm } from "../../frame/draft-form";
import { Section } from "../../frame/screen";
import { fieldError } from "../door";
import { dayName } from "../hours";
import { useMe } from "../session";
import styles from "./profile.module.css";
import { useSaveMe } from "./save";

const WEEK = [0, 1, 2, 3, 4, 5, 6] as const;

interface Day {
  weekday: number;
  start?: string;
  end?: string;
}

/** When one works on which day; what colleagues see beside one's time. */
export function WorkingHours() {
  const { t } = useTranslation();
  const me = useMe();
  const [form, set, clear, changed] = useDraftForm("hours", {
    days: (me.working_hours?.days ?? []) as Day[],
  });
  const save = useSaveMe();
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const put = (day: Day) =>
    set({ days: [...form.days.filter(({ weekday }) => weekday !== day.weekday), day] });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const days = [...form.days].sort((a, b) => a.weekday - b.weekday);
    setSending(true);
    setError(null);
    await save(
      { working_hours: { ...me.working_hours, days } },
      { working_hours: me.working_hours ?? null },
      true,
    ).then(clear, setError);
    setSending(false);
  };
  const refused = fieldError(error, "working_hours") ?? (isRefusal(error) ? error.message : undefined);
  return (
    <Section title={t("people.hours")} hint={t("profile.hoursHint", { zone: me.timezone })}>
      <form onSubmit={(event) => void submit(event)}>
        {WEEK.map((weekday) => {
          const day = form.days.find((each) => each.weekday === weekday);
          const name = dayName(weekday, "long");
          const time = (which: "start" | "end", usual: string) => (
            <TextInput
              size="xs"
              type="time"
              required
              aria-label={t(which === "start" ? "profile.from" : "profile.until", { day: name })}
              value={day?.[which] ?? usual}
              onChange={(event) => put({ ...day, weekday, [which]: event.currentTarget.value })}
            />
          );
          return (
            <div key={weekday} className={styles.day}>
              <Checkbox
                label={name}
                checked={day !== undefined}
                onChange={(event) =>
                  event.currentTarget.checked
                    ? put({ weekday, start: "09:00", end: "17:00" })
                    : set({ days: form.days.filter((each) => each.weekday !== weekday) })
                }
              />
              {day ? time("start", "09:00") : <span className={styles.off}>{t("profile.off")}</span>}
              {day && time("end", "17:00")}
            </div>
          );
        })}
        {refused && (
          <p role="alert" className={styles.quiet}>
            {refused}
          </p>
        )}
        <Group mt="md" gap="xs">
          <Button type="submit" disabled={sending}>
            {t("profile.saveHours")}
          </Button>
          {changed && (
            <Button variant="subtle" color="gray" onClick={clear}>
              {t("profile.discard")}
            </Button>
          )}
        </Group>
      </form>
    </Section>
  );
}
