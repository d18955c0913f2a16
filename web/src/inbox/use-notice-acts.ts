import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, type Notice } from "../api/client";
import { type Act, useAct } from "../data/act";
import { listsOf } from "../data/keys";
import { patchedIn } from "../data/lists";
import { moment } from "../language/dates";
import { useMe } from "../people/session";

type Patch = Partial<Pick<Notice, "read_at" | "snoozed_until" | "is_snoozed">>;

const key = listsOf("notification");
const at = ({ id }: Notice) => ({ params: { path: { id } } });

/** Waits for a reader: counted in the sidebar. */
const waits = (notice: Patch) => !notice.read_at && !notice.is_snoozed;

/** One fewer or one more in the count, which is held as a page with nothing but its number. */
function counted(held: unknown, by: number): unknown {
  const isCount = typeof held === "object" && held !== null && "count" in held;
  return isCount ? { ...held, count: Math.max(0, Number(held.count) + by) } : held;
}

function changing(notice: Notice, patch: Patch, send: () => Promise<unknown>): Act {
  const by = Number(waits({ ...notice, ...patch })) - Number(waits(notice));
  return {
    send,
    shows: [{ key, into: (held) => counted(patchedIn(held, notice.id, patch), by) }],
    touches: [key],
  };
}

const reading = (notice: Notice) =>
  changing(notice, { read_at: new Date().toISOString() }, () =>
    answer(api.POST("/api/notifications/{id}/mark-read", at(notice))),
  );

const unreading = (notice: Notice) =>
  changing(notice, { read_at: null }, () =>
    answer(api.POST("/api/notifications/{id}/mark-unread", at(notice))),
  );

const waking = (notice: Notice) =>
  changing(notice, { snoozed_until: null, is_snoozed: false }, () =>
    answer(api.POST("/api/notifications/{id}/unsnooze", at(notice))),
  );

/** Put aside, it had become unread. */
const wakingRead = (notice: Notice, read_at: string) =>
  changing(notice, { snoozed_until: null, is_snoozed: false, read_at }, async () => {
    await waking(notice).send();
    await reading(notice).send();
  });

/** So many the server marks at once. */
const AT_ONCE = 500;

async function readUpTo(me: number, newest: number): Promise<number[]> {
  const params = { path: { id: me } };
  const all: number[] = [];
  for (let some: number[] | undefined; !some || some.length === AT_ONCE; ) {
    const body = { up_to_id: newest };
    some = await answer(api.POST("/api/users/{id}/read-notifications", { params, body }));
    all.push(...some);
  }
  return all;
}

async function unreadThese(me: number, all: readonly number[]) {
  const params = { path: { id: me } };
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const body = { ids: all.slice(from, from + AT_ONCE) };
    await answer(api.POST("/api/users/{id}/unread-notifications", { params, body }));
  }
}

const snoozing = (notice: Notice, until: string) =>
  changing(notice, { snoozed_until: until, is_snoozed: true, read_at: null }, () =>
    answer(api.POST("/api/notifications/{id}/snooze", { ...at(notice), body: { until } })),
  );

/** What is done with notices; each is shown at once and can be undone. */
export function useNoticeActs() {
  const { t } = useTranslation();
  const act = useAct();
  const me = useMe().id;
  return useMemo(() => {
    /** `back` is given the notice as it then is. */
    const undoable = (doing: Act, said: string, back: () => Act) =>
      void act({ ...doing, done: () => said, undo: back });
    return {
      read: (notice: Notice) => {
        const then = { ...notice, read_at: new Date().toISOString() };
        undoable(reading(notice), t("inbox.wasRead"), () => unreading(then));
      },
      unread: (notice: Notice) => {
        undoable(unreading(notice), t("inbox.wasUnread"), () => reading({ ...notice, read_at: null }));
      },
      snooze: (notice: Notice, until: Date) => {
        const instant = until.toISOString();
        const then = { ...notice, snoozed_until: instant, is_snoozed: true };
        undoable(snoozing(notice, instant), t("inbox.wasSnoozed", { when: moment(instant) }), () =>
          notice.read_at ? wakingRead(then, notice.read_at) : waking(then),
        );
      },
      wake: (notice: Notice) => {
        const until = notice.snoozed_until ?? "";
        undoable(waking(notice), t("inbox.wasWoken"), () =>
          snoozing({ ...notice, is_snoozed: false, snoozed_until: null }, until),
        );
      },
      /** All that wait, up to the newest one that was seen. */
      readAll: (notices: readonly Notice[]) => {
        const waiting = notices.filter(waits);
        const newest = Math.max(...waiting.map(({ id }) => id));
        if (waiting.length === 0) return;
        void act({
          send: () => readUpTo(me, newest),
          touches: [key],
          done: () => t("inbox.allWereRead"),
          undo: (read) => ({ send: () => unreadThese(me, read), touches: [key] }),
        });
      },
    };
  }, [act, me, t]);
}

export type NoticeActs = ReturnType<typeof useNoticeActs>;
