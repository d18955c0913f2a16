import { Button, SegmentedControl, Skeleton } from "@mantine/core";
import { IconChecks } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Notice } from "../api/client";
import { Empty } from "../frame/empty";
import { useChosenTask } from "../frame/in-hand";
import { useRows } from "../frame/use-rows";
import { Beside } from "./beside";
import { Days } from "./days";
import styles from "./inbox.module.css";
import { type Show, useNotices } from "./notifications";
import { PickMoment } from "./pick-moment";
import { useInboxKeys } from "./use-inbox-keys";
import { useNoticeActs } from "./use-notice-acts";

const SHOWS: Show[] = ["unread", "snoozed", "all"];

/** What one is told, worked off by keyboard. */
export function InboxScreen() {
  const { t } = useTranslation();
  const { show = "unread", item } = useSearch({ from: "/frame/inbox" });
  const navigate = useNavigate({ from: "/inbox" });
  const list = useRef<HTMLDivElement>(null);
  const query = useNotices(show);
  const notices = query.data ?? [];
  const acts = useNoticeActs();
  const [snoozing, setSnoozing] = useState<number | null>(null);
  const [picking, setPicking] = useState<Notice | null>(null);

  const onOpen = (next: number | undefined) =>
    void navigate({ search: (now) => ({ ...now, item: next }), replace: item !== undefined });
  const rows = useRows({ list, ids: notices.map(({ id }) => id), open: item, onOpen });
  /** Does it, and goes on where the notice leaves the list. */
  const settle = (notice: Notice, doing: (notice: Notice) => void) => {
    if (show !== "all") rows.leave(notice.id);
    else rows.go(1);
    doing(notice);
  };
  const doing = {
    open: ({ id }: Notice) => onOpen(id),
    done: (notice: Notice) => settle(notice, acts.read),
    unread: acts.unread,
    wake: (notice: Notice) => settle(notice, acts.wake),
    snooze: (notice: Notice, until: Date) => settle(notice, () => acts.snooze(notice, until)),
    pick: setPicking,
    readAll: () => acts.readAll(notices),
  };
  const current = notices.find(({ id }) => id === rows.current);
  useInboxKeys(current, { ...doing, go: rows.go, later: ({ id }) => setSnoozing(id) });
  useChosenTask(current?.noun === "task" ? (current.object_id ?? undefined) : undefined);

  return (
    <div className={styles.screen}>
      <title>{`${t("inbox.title")} · ${t("app")}`}</title>
      <div className={styles.page} ref={list}>
        <header className={styles.head}>
          <h1 className={styles.title}>{t("inbox.title")}</h1>
          <SegmentedControl
            size="xs"
            aria-label={t("inbox.show")}
            data={SHOWS.map((value) => ({ value, label: t(`inbox.shows.${value}`) }))}
            value={show}
            onChange={(value) =>
              void navigate({ search: { show: value === "unread" ? undefined : (value as Show) } })
            }
          />
          <Button
            className={styles.all}
            size="xs"
            variant="default"
            leftSection={<IconChecks size={15} />}
            disabled={!notices.some((notice) => !notice.read_at && !notice.is_snoozed)}
            onClick={doing.readAll}
          >
            {t("inbox.readAll")}
          </Button>
        </header>
        {query.data && notices.length > 0 && (
          <Days
            notices={notices}
            doing={doing}
            rowProps={rows.rowProps}
            snoozing={snoozing}
            onSnoozing={setSnoozing}
          />
        )}
        {query.hasNextPage && (
          <Button
            className={styles.more}
            size="xs"
            variant="subtle"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t("inbox.older")}
          </Button>
        )}
        {query.data && notices.length === 0 && !query.hasNextPage && (
          <Empty title={t(`inbox.empty.${show}`)} hint={t(`inbox.emptyHint.${show}`)} />
        )}
        {query.isPending && <Waiting />}
        {!query.data && query.error && (
          <Empty title={t("problem.loadFailed")} hint={query.error.message}>
            <Button onClick={() => void query.refetch()}>{t("common.retry")}</Button>
          </Empty>
        )}
      </div>
      {item !== undefined && (
        <Beside notice={notices.find(({ id }) => id === item)} id={item} onClose={() => onOpen(undefined)} />
      )}
      {picking && (
        <PickMoment
          onClose={() => setPicking(null)}
          onPick={(when) => {
            doing.snooze(picking, when);
            setPicking(null);
          }}
        />
      )}
    </div>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t("common.loading")}>
      {[0, 1, 2, 3, 4].map((row) => (
        <Skeleton key={row} height={36} mt={8} />
      ))}
    </div>
  );
}
