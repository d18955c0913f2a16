import { CloseButton } from "@mantine/core";
import { IconClockPlay, IconClockStop } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TimeEntry } from "../../../api/client";
import { RowsComing } from "../../../frame/coming";
import { useKeys } from "../../../frame/keys";
import { shortDate } from "../../../language/dates";
import { Avatar } from "../../../people/avatar";
import { useMe } from "../../../people/session";
import { nameOf, useUsers } from "../../../people/users";
import { useHere } from "../here";
import { Section } from "../section";
import styles from "../task.module.css";
import { clockOf, hoursOf } from "./hours";
import { LogForm } from "./log-form";
import { useTime, useTimeActs } from "./use-time";

const FIRST = 5;
const icon = { size: 14, stroke: 1.7, "aria-hidden": true } as const;
const NONE: TimeEntry[] = [];

/** Hours that went into the task. `l` logs some. */
export function Time() {
  const { t } = useTranslation();
  const { task, readOnly } = useHere();
  const me = useMe();
  const { data: entries = NONE, isPending } = useTime(task.id);
  const { start, stop } = useTimeActs();
  const [logging, setLogging] = useState(false);
  const [all, setAll] = useState(false);
  useKeys([{ press: "l", does: t("task.keyLog"), act: () => setLogging(!readOnly) }]);
  const running = entries.find((entry) => entry.user_id === me.id && entry.started_at && !entry.ended_at);
  const logged = entries.filter((entry) => entry !== running);
  const shown = all ? logged : logged.slice(0, FIRST);
  const spent =
    task.actual_hours > 0
      ? t("task.spentNote", { spent: hoursOf(task.actual_hours) })
      : !isPending && logged.length === 0 && t("task.noTime");
  if (readOnly && entries.length === 0) return null;
  return (
    <Section
      title={t("task.time")}
      note={spent}
      action={
        !readOnly && (
          <>
            <button
              type="button"
              className={styles.headButton}
              data-on={running ? true : undefined}
              onClick={() => void (running ? stop(running) : start())}
            >
              {running ? <IconClockStop {...icon} /> : <IconClockPlay {...icon} />}
              {running?.started_at ? (
                <>
                  {t("task.stopTimer")} <Clock since={running.started_at} />
                </>
              ) : (
                t("task.startTimer")
              )}
            </button>
            <button
              type="button"
              className={styles.headButton}
              aria-expanded={logging}
              onClick={() => setLogging(!logging)}
            >
              {t("task.logTime")}
            </button>
          </>
        )
      }
    >
      {logging && !readOnly && <LogForm onDone={() => setLogging(false)} />}
      {isPending && <RowsComing />}
      <ul className={styles.items}>
        {shown.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
      {logged.length > FIRST && (
        <button type="button" className={styles.headButton} onClick={() => setAll(!all)}>
          {all ? t("task.fewerEntries") : t("task.moreEntries", { count: logged.length - FIRST })}
        </button>
      )}
    </Section>
  );
}

/** Read out by nobody: a clock that speaks every second is noise. */
function Clock({ since }: { since: string }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1_000);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <span className={styles.clock} aria-hidden>
      {clockOf(since, now)}
    </span>
  );
}

function Entry({ entry }: { entry: TimeEntry }) {
  const { t } = useTranslation();
  const { readOnly } = useHere();
  const me = useMe();
  const users = useUsers();
  const { remove } = useTimeActs();
  const person = users.get(entry.user_id ?? 0);
  const running = entry.started_at && !entry.ended_at;
  return (
    <li className={styles.item}>
      <Avatar user={person} size={18} />
      <span className={styles.hours}>{running ? t("task.running") : hoursOf(entry.hours)}</span>
      <span className={styles.lineTitle}>
        {entry.note || <span className={styles.quiet}>{nameOf(person)}</span>}
      </span>
      {entry.date && <span className={styles.quiet}>{shortDate(entry.date)}</span>}
      {!readOnly && entry.user_id === me.id && entry.id > 0 && (
        <CloseButton
          size="sm"
          className={styles.quietButton}
          aria-label={t("task.deleteEntry", { hours: hoursOf(entry.hours) })}
          onClick={() => void remove(entry)}
        />
      )}
    </li>
  );
}
