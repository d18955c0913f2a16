import { useTranslation } from "react-i18next";
import type { Priority, Status, TaskType } from "../api/client";
import { isDay, moment, names, shortDate, today } from "../language/dates";
import { number } from "../language/numbers";
import { PriorityMark } from "../work/priority-mark";
import { StatusMark } from "../work/status-mark";
import { TypeMark } from "../work/type-mark";
import type { Showing } from "./arrange";
import styles from "./published.module.css";
import { plainWord } from "./words";

interface ValueProps {
  field: string;
  value: unknown;
  states: Showing["states"];
}

/** One value as its reader writes it: dates and numbers in their locale, fixed values by shape and word. */
export function Value({ field, value, states }: ValueProps) {
  const { t } = useTranslation();
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return t(value ? "published.yes" : "published.no");
  if (typeof value === "number") return <Figure field={field} value={value} />;
  if (Array.isArray(value)) return <Several field={field} values={value.map(String)} />;
  const text = String(value);
  switch (field) {
    case "state":
      return <Marked mark={<StatusMark status={statusOf(text, states)} />} word={text} />;
    case "status":
      return (
        <Marked
          mark={<StatusMark status={text as Status} />}
          word={t(`status.${text as "todo"}`, plain(text))}
        />
      );
    case "priority":
      return (
        <Marked
          mark={<PriorityMark priority={text as Priority} silent />}
          word={t(`priority.${text as "low"}`, plain(text))}
        />
      );
    case "task_type":
      return (
        <Marked
          mark={<TypeMark type={text as TaskType} silent />}
          word={t(`type.${text as "task"}`, plain(text))}
        />
      );
    case "severity":
      return t(`views.severity.${text as "minor"}`, plain(text));
    case "reference":
      return <span className={styles.reference}>{text}</span>;
    default:
      return <Text field={field} text={text} />;
  }
}

/** A value of another noun, or one that is newer than this page, is shown without its mark. */
const plain = (text: string) => ({ defaultValue: plainWord(text) });
const statusOf = (state: string, states: Showing["states"]) =>
  states?.find(({ name }) => name === state)?.status;

function Marked({ mark, word }: { mark?: React.ReactNode; word: string }) {
  return (
    <span className={styles.marked}>
      {mark}
      <span>{word}</span>
    </span>
  );
}

function Figure({ field, value }: { field: string; value: number }) {
  const unit = field.endsWith("_hours") ? "hour" : undefined;
  return <span className={styles.figure}>{number(value, 2, unit)}</span>;
}

function Several({ field, values }: { field: string; values: string[] }) {
  if (field !== "labels" && field !== "tags") return names(values);
  return (
    <span className={styles.labels}>
      {values.map((value) => (
        <span key={value} className={styles.label}>
          {value}
        </span>
      ))}
    </span>
  );
}

/** Texts stay texts: a title that looks like a date is none. */
function Text({ field, text }: { field: string; text: string }) {
  if (/(_date|_on|_until|^start|^end)$/.test(field) && isDay(text)) {
    return <time dateTime={text}>{shortDate(text)}</time>;
  }
  if (field.endsWith("_at") && !Number.isNaN(Date.parse(text))) {
    return (
      <time dateTime={text} title={moment(text)}>
        {shortDate(today(new Date(text)))}
      </time>
    );
  }
  return text;
}
