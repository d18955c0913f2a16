import { Select } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useHere } from "../here";
import { useTasksById } from "../task";
import styles from "../task.module.css";
import { useTaskActs } from "../use-task-acts";
import { control } from "./control";
import { Fact, PlainFact } from "./fact";
import { REPEATS, type Repeat, repeatOf } from "./recurrence";

/** How often the task comes again; when it is done, the next is made. */
export function RepeatsFact() {
  const { t } = useTranslation();
  const { task, readOnly } = useHere();
  const { change } = useTaskActs();
  const rule = task.recurrence ?? "";
  const named = Object.keys(REPEATS) as Repeat[];
  const options: { value: string; label: string }[] = named.map((repeat) => ({
    value: REPEATS[repeat],
    label: t(`task.repeats.${repeat}`),
  }));
  const known = repeatOf(rule);
  if (rule && !known) options.push({ value: rule, label: rule });
  return (
    <Fact label={t("task.repeat")}>
      {(id) => (
        <Select
          {...control}
          id={id}
          readOnly={readOnly}
          clearable={!readOnly}
          clearButtonProps={{ "aria-label": t("task.repeatNever") }}
          placeholder={t("task.repeatNever")}
          data={options}
          value={rule ? (known ? REPEATS[known] : rule) : null}
          onChange={(value) => change({ recurrence: value ?? "" })}
        />
      )}
    </Fact>
  );
}

/** The task that was made when this recurring one was done. */
export function NextFact() {
  const { t } = useTranslation();
  const { task } = useHere();
  const { data } = useTasksById(task.next_id ? [task.next_id] : []);
  const next = task.next_id ? data?.get(task.next_id) : undefined;
  if (!next?.reference) return null;
  return (
    <PlainFact label={t("task.next")}>
      <Link to="/tasks/$reference" params={{ reference: next.reference }} className={styles.link}>
        {next.reference}
      </Link>
    </PlainFact>
  );
}
