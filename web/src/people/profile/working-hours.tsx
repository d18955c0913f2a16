import { Checkbox } from "@mantine/core";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useDraftForm } from "../../frame/draft-form";
import { Section } from "../../frame/screen";
import { TimeInput } from "../../frame/time-input";
import { firstDayOfWeek } from "../../language/dates";
import { dayName } from "../hours";
import { useMe } from "../session";
import { FormProblem } from "./form-problem";
import styles from "./profile.module.css";
import { useSaveForm } from "./save";
import { SaveRow } from "./save-row";

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** 0 is Monday here; the week begins as it does for the reader. */
const week = () => DAYS.map((day) => (day + firstDayOfWeek() + 6) % 7);

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
  const { send, sending, error } = useSaveForm(clear);
  const put = (day: Day) =>
    set({ days: [...form.days.filter(({ weekday }) => weekday !== day.weekday), day] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const days = [...form.days].sort((a, b) => a.weekday - b.weekday);
    const { working_hours: held } = me;
    // Undone by the days as they were: what is left out of an object stays as it is.
    void send({ working_hours: { days } }, { working_hours: held ? { days: held.days ?? [] } : null });
  };
  return (
    <Section title={t("people.hours")} hint={t("profile.hoursHint", { zone: me.timezone })}>
      <form onSubmit={submit}>
        {week().map((weekday) => {
          const day = form.days.find((each) => each.weekday === weekday);
          const name = dayName(weekday, "long");
          const time = (which: "start" | "end", usual: string) => (
            <TimeInput
              size="xs"
              name={t(which === "start" ? "profile.from" : "profile.until", { day: name })}
              value={day?.[which] ?? usual}
              onChange={(clock) => clock && put({ ...day, weekday, [which]: clock })}
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
        <FormProblem error={error} />
        <SaveRow word={t("profile.saveHours")} sending={sending} changed={changed} onDiscard={clear} />
      </form>
    </Section>
  );
}
