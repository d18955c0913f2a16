import { useInterval } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { User } from "../api/client";
import { ago, longDate, moment } from "../language/dates";
import { dayName, timeIn, works } from "./hours";
import { PersonLink } from "./person-link";
import styles from "./person-panel.module.css";

export function PersonFacts({ person }: { person: User }) {
  const { t } = useTranslation();
  return (
    <>
      <dl className={styles.facts}>
        <Fact label={t("people.email")}>
          <a href={`mailto:${person.email}`}>{person.email}</a>
        </Fact>
        {person.phone && (
          <Fact label={t("people.phone")}>
            <a href={`tel:${person.phone}`}>{person.phone}</a>
          </Fact>
        )}
        {person.mobile && (
          <Fact label={t("people.mobile")}>
            <a href={`tel:${person.mobile}`}>{person.mobile}</a>
          </Fact>
        )}
        <Fact label={t("people.username")}>@{person.username}</Fact>
        {person.manager_id && (
          <Fact label={t("people.manager")}>
            <PersonLink id={person.manager_id} />
          </Fact>
        )}
        <Fact label={t("people.localTime")}>
          <LocalTime person={person} />
        </Fact>
        <Fact label={t("people.hours")}>
          <Hours person={person} />
        </Fact>
        {person.hire_date && <Fact label={t("people.since")}>{longDate(person.hire_date)}</Fact>}
        <Fact label={t("people.lastSeen")}>
          {person.last_login_at ? (
            <time dateTime={person.last_login_at} title={moment(person.last_login_at)}>
              {ago(person.last_login_at)}
            </time>
          ) : (
            t("people.neverSeen")
          )}
        </Fact>
        {person.status === "pending" && person.invited_at && (
          <Fact label={t("people.invited")}>{ago(person.invited_at)}</Fact>
        )}
      </dl>
      {person.skills && person.skills.length > 0 && (
        <section>
          <h3 className={styles.heading}>{t("people.skills")}</h3>
          <ul className={styles.skills}>
            {person.skills.map(({ name, level }) => (
              <li key={name}>
                {name} <span className={styles.quiet}>{t(`people.levels.${level ?? "intermediate"}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const HALF_A_MINUTE = 30_000;

/** What the clock says where the person is, kept right while it is looked at. */
function LocalTime({ person }: { person: User }) {
  const { t } = useTranslation();
  const [now, setNow] = useState(() => new Date());
  const { start, stop } = useInterval(() => setNow(new Date()), HALF_A_MINUTE);
  useEffect(() => {
    start();
    return stop;
  }, [start, stop]);
  const working = works(person.working_hours, person.timezone, now);
  return (
    <>
      {timeIn(person.timezone, now)}{" "}
      <span className={styles.quiet}>
        {person.timezone}
        {working !== null && ` · ${t(working ? "people.working" : "people.notWorking")}`}
      </span>
    </>
  );
}

function Hours({ person }: { person: User }) {
  const { t } = useTranslation();
  const days = [...(person.working_hours?.days ?? [])].sort((a, b) => a.weekday - b.weekday);
  if (days.length === 0) return t("people.perWeek", { count: person.capacity_hours });
  return (
    <>
      {t("people.perWeek", { count: person.capacity_hours })}
      <ul className={styles.days}>
        {days.map(({ weekday, start, end }) => (
          <li key={weekday}>
            <span>{dayName(weekday)}</span> {start ?? "09:00"}–{end ?? "17:00"}
          </li>
        ))}
      </ul>
    </>
  );
}
