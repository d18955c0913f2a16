import { ActionIcon } from "@mantine/core";
import { IconCheck, IconClockOff, IconMailOpened } from "@tabler/icons-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Notice } from "../api/client";
import { longDate, relativeDay, today } from "../language/dates";
import styles from "./inbox.module.css";
import { Line } from "./line";
import { aboutOf } from "./said";
import { SnoozeMenu } from "./snooze-menu";

export interface NoticeDoing {
  open: (notice: Notice) => void;
  done: (notice: Notice) => void;
  unread: (notice: Notice) => void;
  wake: (notice: Notice) => void;
  snooze: (notice: Notice, until: Date) => void;
  /** Asks until when. */
  pick: (notice: Notice) => void;
}

interface DaysProps {
  notices: readonly Notice[];
  doing: NoticeDoing;
  rowProps: (id: number) => object;
  /** Whose snooze menu is open. */
  snoozing: number | null;
  onSnoozing: (id: number | null) => void;
}

const dayOf = ({ created_at }: Notice) => (created_at ? today(new Date(created_at)) : today());

/** The notices under the days on which they came. */
export function Days({ notices, ...rest }: DaysProps) {
  const days = new Map<string, Notice[]>();
  for (const notice of notices) days.set(dayOf(notice), [...(days.get(dayOf(notice)) ?? []), notice]);
  return [...days].map(([day, each]) => <Day key={day} day={day} notices={each} {...rest} />);
}

function Day({ day, notices, ...rest }: DaysProps & { day: string }) {
  const id = useId();
  return (
    <section className={styles.day} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {relativeDay(day) ?? longDate(day)}
      </h2>
      <ul className={styles.lines}>
        {notices.map((notice) => (
          <Entry key={notice.id} notice={notice} {...rest} />
        ))}
      </ul>
    </section>
  );
}

function Entry({
  notice,
  doing,
  rowProps,
  snoozing,
  onSnoozing,
}: Omit<DaysProps, "notices"> & { notice: Notice }) {
  const { t } = useTranslation();
  const name = aboutOf(notice);
  const act = (label: string, Icon: typeof IconCheck, does: (notice: Notice) => void) => (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={28}
      aria-label={label}
      title={label}
      onClick={() => does(notice)}
    >
      <Icon size={16} stroke={1.7} />
    </ActionIcon>
  );
  return (
    <Line notice={notice} onOpen={() => doing.open(notice)} row={rowProps(notice.id)}>
      <span className={styles.acts}>
        {notice.read_at
          ? act(t("inbox.markUnread", { name }), IconMailOpened, doing.unread)
          : act(t("inbox.done", { name }), IconCheck, doing.done)}
        {notice.is_snoozed ? (
          act(t("inbox.wake", { name }), IconClockOff, doing.wake)
        ) : (
          <SnoozeMenu
            name={name}
            opened={snoozing === notice.id}
            onChange={(opened) => onSnoozing(opened ? notice.id : null)}
            onSnooze={(until) => doing.snooze(notice, until)}
            onPick={() => doing.pick(notice)}
          />
        )}
      </span>
    </Line>
  );
}
