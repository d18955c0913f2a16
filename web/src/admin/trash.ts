// What was deleted, of every noun one may see, newest first.
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/client";
import { type Act, useAct } from "../data/act";
import { listsOf, one } from "../data/keys";

const PAGE = 50;
const DAY = 86_400_000;

interface Kind {
  plural: string;
  /** The field that tells one from another. */
  name: string;
  /** Further fields that a row shows. */
  more?: string;
  /** Without it the server cannot search the name. */
  searched: boolean;
}

export const KINDS = {
  task: { plural: "tasks", name: "title", more: "reference,project_id", searched: true },
  issue: { plural: "issues", name: "title", more: "reference,project_id", searched: true },
  project: { plural: "projects", name: "name", more: "key", searched: true },
  milestone: { plural: "milestones", name: "name", more: "project_id", searched: true },
  sprint: { plural: "sprints", name: "name", more: "project_id", searched: true },
  label: { plural: "labels", name: "name", more: "project_id", searched: true },
  comment: { plural: "comments", name: "body", searched: false },
  attachment: { plural: "attachments", name: "name", searched: true },
  time_entry: { plural: "time_entries", name: "note", more: "hours,date", searched: false },
  saved_view: { plural: "saved_views", name: "name", searched: true },
  customer: { plural: "customers", name: "name", searched: true },
  deal: { plural: "deals", name: "title", searched: true },
  agenda: { plural: "agendas", name: "title", searched: true },
  chat: { plural: "chats", name: "name", searched: true },
  message: { plural: "messages", name: "content", searched: false },
  team: { plural: "teams", name: "name", searched: true },
  user: { plural: "users", name: "display_name", searched: true },
} as const satisfies Record<string, Kind>;

export type TrashNoun = keyof typeof KINDS;

export function isTrashNoun(noun: string | undefined): noun is TrashNoun {
  return noun !== undefined && noun in KINDS;
}

export interface Trashed {
  id: number;
  noun: TrashNoun;
  name: string;
  deleted_at: string;
  deleted_by?: number | null;
  reference?: string;
  key?: string;
  project_id?: number | null;
  hours?: number;
  date?: string;
}

interface NounPage {
  items: Trashed[];
  next?: string | null;
  count?: number;
}

export type TrashPage = Partial<Record<TrashNoun, NounPage>>;
type Cursors = Partial<Record<TrashNoun, string | undefined>>;

/** For how many days deleted things can be taken back; 0 is for ever, undefined not known yet. */
export function useTrashDays(): number | undefined {
  const { data } = useQuery({
    queryKey: ["settings", "trash"],
    queryFn: () => answer(api.GET("/api/settings/trash")),
    staleTime: 5 * 60_000,
  });
  return data?.days;
}

export function useTrash(noun: TrashNoun | undefined, text: string, days: number | undefined) {
  const nouns = (noun ? [noun] : (Object.keys(KINDS) as TrashNoun[])).filter(
    (each) => !text || KINDS[each].searched,
  );
  return useInfiniteQuery({
    queryKey: ["trash", noun ?? "all", text, days],
    enabled: days !== undefined,
    queryFn: async ({ pageParam }): Promise<TrashPage> => {
      const asked = nouns.filter((each) => !pageParam || each in pageParam);
      const pages = await Promise.all(asked.map((each) => pageOf(each, text, days, pageParam?.[each])));
      return Object.fromEntries(asked.map((each, at) => [each, pages[at]]));
    },
    initialPageParam: undefined as Cursors | undefined,
    getNextPageParam: (last) => {
      const open = Object.entries(last).filter(([, page]) => page.next);
      return open.length ? Object.fromEntries(open.map(([each, page]) => [each, page.next])) : undefined;
    },
    staleTime: 0,
  });
}

/** The query that leaves out what cannot be taken back any more. */
export function stillThere(days: number | undefined, now = Date.now()): string | undefined {
  return days ? `deleted_at>="${new Date(now - days * DAY).toISOString()}"` : undefined;
}

async function pageOf(
  noun: TrashNoun,
  text: string,
  days: number | undefined,
  cursor: string | undefined,
): Promise<NounPage> {
  const kind: Kind = KINDS[noun];
  const fields = ["id", kind.name, kind.more, "deleted_at", "deleted_by"].filter(Boolean).join(",");
  const named = text && `${kind.name}~"${text.replace(/[\\"]/g, "\\$&")}"`;
  const q = [stillThere(days), named].filter(Boolean).join(" ") || undefined;
  const query = { deleted: true, sort: "-deleted_at", limit: PAGE, count: !cursor, fields, q, cursor };
  // Every noun's list takes these; the type stands for all of them.
  const page = await answer(api.GET(`/api/${kind.plural}` as "/api/tasks", { params: { query } }));
  const items = page.items as unknown as (Trashed & Record<string, string>)[];
  return { ...page, items: items.map((item) => ({ ...item, noun, name: item[kind.name] ?? "" })) };
}

/** All that is known to come before anything that has not been read yet, newest first. */
export function merged(pages: TrashPage[]): Trashed[] {
  const last = Object.values(pages.at(-1) ?? {});
  const open = last.filter((page) => page.next).map((page) => page.items.at(-1)?.deleted_at ?? "");
  const from = open.reduce((late, at) => (at > late ? at : late), "");
  return pages
    .flatMap((page) => Object.values(page).flatMap(({ items }) => items))
    .filter((item) => item.deleted_at >= from)
    .sort((a, b) => b.deleted_at.localeCompare(a.deleted_at) || b.id - a.id);
}

export function countOf(pages: TrashPage[]): number {
  return Object.values(pages[0] ?? {}).reduce((sum, page) => sum + (page.count ?? 0), 0);
}

/** The days that are left, the first one whole; 0 when there are none. */
export function daysLeft(deletedAt: string, days: number, now = Date.now()): number {
  return Math.max(0, Math.ceil(days - (now - new Date(deletedAt).getTime()) / DAY));
}

export function useRestore() {
  const { t } = useTranslation();
  const act = useAct();
  return (item: Trashed, name: string) => {
    const params = { params: { path: { id: item.id } } };
    // As above: one noun's address stands for all.
    const at = `/api/${KINDS[item.noun].plural}/{id}` as "/api/tasks/{id}";
    const touches = [["trash"], listsOf(item.noun), one(item.noun, item.id), [KINDS[item.noun].plural]];
    const back: Act = { send: () => answer(api.DELETE(at, params)), touches };
    return act({
      send: () => answer(api.POST(`${at}/restore` as "/api/tasks/{id}/restore", params)),
      shows: [{ key: ["trash"], into: (held) => without(held, item) }],
      touches,
      done: () => t("trash.restored", { name }),
      undo: () => back,
    });
  };
}

function without(held: unknown, gone: Trashed): unknown {
  const { pages, ...rest } = held as { pages: TrashPage[] };
  const left = (page: TrashPage): TrashPage => {
    const of = page[gone.noun];
    if (!of?.items.some(({ id }) => id === gone.id) && of?.count === undefined) return page;
    const items = of.items.filter(({ id }) => id !== gone.id);
    return {
      ...page,
      [gone.noun]: { ...of, items, count: of.count === undefined ? undefined : of.count - 1 },
    };
  };
  return { ...rest, pages: pages.map(left) };
}
