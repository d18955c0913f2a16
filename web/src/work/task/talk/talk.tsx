import { Button, SegmentedControl, Skeleton } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Activity, Comment } from "../../../api/client";
import type { TaskSearch } from "../../../frame/router";
import { endOfDay } from "../../../language/dates";
import { useHere } from "../here";
import { EventEntry } from "../history/event-entry";
import { useHistory } from "../history/use-history";
import { Section } from "../section";
import styles from "../task.module.css";
import { CommentEntry } from "./comment-entry";
import { Composer } from "./composer";
import { interleave } from "./interleave";
import { useComments } from "./use-comments";

type Entry = { at: string } & ({ kind: "comment"; comment: Comment } | { kind: "event"; event: Activity });
type Wanted = NonNullable<TaskSearch["activity"]> | "all";

const SHOWN = 12;

/** What people said and what happened, oldest first, so that it is read on downwards and answered at its foot. */
export function Talk() {
  const { t } = useTranslation();
  const { task, speaks, day } = useHere();
  const [wanted, setWanted] = useWanted();
  const [room, setRoom] = useState(SHOWN);
  const comments = useComments(task.id);
  const history = useHistory(task.id);
  const entries = useEntries(wanted, comments, history, day);
  const shown = entries.slice(-room);
  const more =
    shown.length < entries.length ||
    (wanted !== "history" && comments.hasNextPage) ||
    (wanted !== "comments" && history.hasNextPage);
  const older = () => {
    setRoom(room + 30);
    if (wanted !== "history" && comments.hasNextPage) void comments.fetchNextPage();
    if (wanted !== "comments" && history.hasNextPage) void history.fetchNextPage();
  };
  const waiting = comments.isPending || history.isPending;
  return (
    <Section
      title={t("task.activity")}
      action={
        <SegmentedControl
          size="xs"
          aria-label={t("task.activity")}
          data={(["all", "comments", "history"] as const).map((value) => ({
            value,
            label: t(`task.show.${value}`),
          }))}
          value={wanted}
          onChange={(value) => setWanted(value as Wanted)}
        />
      }
    >
      {more && !waiting && (
        <Button className={styles.more} size="compact-xs" variant="subtle" color="gray" onClick={older}>
          {t("task.older")}
        </Button>
      )}
      {waiting && <Skeleton height={60} />}
      {!waiting && shown.length === 0 && (
        <p className={styles.quiet}>{t(wanted === "comments" ? "task.noComments" : "task.noHistory")}</p>
      )}
      <ol className={styles.entries}>
        {shown.map((entry) =>
          entry.kind === "comment" ? (
            <li key={`c${entry.comment.id}`}>
              <CommentEntry comment={entry.comment} />
            </li>
          ) : (
            <li key={`e${entry.event.id}`}>
              <EventEntry event={entry.event} />
            </li>
          ),
        )}
      </ol>
      {speaks && wanted !== "history" && <Composer />}
    </Section>
  );
}

/** Kept in the address, wherever the task stands. */
function useWanted(): [Wanted, (wanted: Wanted) => void] {
  const { activity = "all" } = useSearch({ strict: false });
  const navigate = useNavigate();
  const want = (wanted: Wanted) => {
    const next = wanted === "all" ? undefined : wanted;
    void navigate({ to: ".", search: (now) => ({ ...now, activity: next }), replace: true });
  };
  return [activity, want];
}

function useEntries(
  wanted: Wanted,
  comments: ReturnType<typeof useComments>,
  history: ReturnType<typeof useHistory>,
  day: string | undefined,
): Entry[] {
  return useMemo(() => {
    const said = (comments.data ?? []).map(
      (comment): Entry => ({ kind: "comment", comment, at: comment.created_at ?? "" }),
    );
    const happened = (history.data ?? []).map((event): Entry => ({ kind: "event", event, at: event.at }));
    const all = interleave(
      { items: wanted === "history" ? [] : said, more: comments.hasNextPage },
      { items: wanted === "comments" ? [] : happened, more: history.hasNextPage },
    );
    return day ? all.filter(({ at }) => new Date(at) <= new Date(endOfDay(day))) : all;
  }, [wanted, comments.data, comments.hasNextPage, history.data, history.hasNextPage, day]);
}
