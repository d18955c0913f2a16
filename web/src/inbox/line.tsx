import { IconBell, IconCalendarDue } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Notice } from "../api/client";
import { ago, moment } from "../language/dates";
import { Avatar } from "../people/avatar";
import { nameOf, useUsers } from "../people/users";
import styles from "./inbox.module.css";
import { aboutOf, type Day, isSpoken } from "./said";

interface LineProps {
  notice: Notice;
  onOpen: () => void;
  row?: object;
  children?: ReactNode;
}

/** One notice: what it is about, who did what, and when. */
export function Line({ notice, onOpen, row, children }: LineProps) {
  const { t } = useTranslation();
  const when = notice.created_at ?? "";
  return (
    <li className={styles.line} data-read={notice.read_at ? true : undefined}>
      <span className={styles.dot}>
        {!notice.read_at && <span className="sr-only">{t("inbox.isUnread")}</span>}
      </span>
      <Who id={notice.actor_id} due={notice.kind === "due_soon"} />
      <button type="button" className={styles.open} onClick={onOpen} {...row}>
        <span className={styles.what}>{aboutOf(notice)}</span>{" "}
        <span className={styles.says}>
          <Says notice={notice} />
        </span>
      </button>
      {children}
      {notice.is_snoozed && notice.snoozed_until ? (
        <time className={styles.time} dateTime={notice.snoozed_until}>
          {t("inbox.until", { when: moment(notice.snoozed_until) })}
        </time>
      ) : (
        <time className={styles.time} dateTime={when} title={when && moment(when)}>
          {when && ago(when)}
        </time>
      )}
    </li>
  );
}

/** What happened, in the reader's language; what is not known is left to the line's name. */
export function Says({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const users = useUsers();
  if (!notice.what || !isSpoken(notice.kind)) return null;
  if (notice.kind === "due_soon") return t(`inbox.due.${(notice.when || "today") as Day}`);
  const actor = users.get(notice.actor_id ?? 0);
  return t(`inbox.says.${notice.kind}`, { who: actor ? nameOf(actor) : t("inbox.somebody") });
}

function Who({ id, due }: { id: number | null | undefined; due: boolean }) {
  const user = useUsers().get(id ?? 0);
  if (user) return <Avatar user={user} size={22} />;
  const Icon = due ? IconCalendarDue : IconBell;
  return (
    <span className={styles.icon} aria-hidden>
      <Icon size={16} stroke={1.7} />
    </span>
  );
}
