// Lists, boards and calendars as somebody arranged them: kept, shared, changed and thrown away, all undoable.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api, type Project } from "../../api/client";
import { everyPage } from "../../api/pages";
import type { components } from "../../api/schema";
import { type Act, useAct } from "../../data/act";
import { list, listsOf, one } from "../../data/keys";
import type { ViewSearch } from "../../frame/router";
import { useMe } from "../../people/session";
import { useStars } from "../../people/stars";

export type SavedView = components["schemas"]["SavedView"];
export type Layout = SavedView["layout"];
export type Arranged = ViewSearch & { columns?: string; lanes?: string };
export type Sharing = Pick<SavedView, "shared" | "shared_with">;
type Patch = Partial<
  Sharing & Pick<SavedView, "name" | "query" | "sort" | "group_by" | "columns" | "layout">
>;

export const viewNoun = "saved_view";
/** As many as a person may give. */
const STARS = 200;

export function useSavedViews(project: Project, noun: string) {
  const question = { project_id: [project.id], noun: [noun], sort: "name", limit: 200 };
  return useQuery({
    queryKey: list(viewNoun, question),
    queryFn: () =>
      everyPage((cursor) =>
        answer(api.GET("/api/saved_views", { params: { query: { ...question, cursor } } })),
      ),
  });
}

const noViews: readonly SavedView[] = [];

/** The views that have one's star, of all projects; what another list holds of them is shown at once. */
export function useStarredViews(): readonly SavedView[] {
  const client = useQueryClient();
  const ids = [...useStars(viewNoun)].sort((a, b) => a - b);
  const question = { id: ids, sort: "name", limit: STARS };
  const query = useQuery({
    queryKey: list(viewNoun, question),
    queryFn: () =>
      everyPage((cursor) =>
        answer(api.GET("/api/saved_views", { params: { query: { ...question, cursor } } })),
      ),
    enabled: ids.length > 0,
    placeholderData: () => {
      const lists = client.getQueriesData<SavedView[]>({ queryKey: listsOf(viewNoun) });
      const held = new Map(lists.flatMap(([, views]) => views ?? []).map((view) => [view.id, view]));
      return ids.flatMap((id) => held.get(id) ?? []);
    },
  });
  return ids.length > 0 ? (query.data ?? noViews) : noViews;
}

/** A board's lanes are its second grouping; its first is by state unless another is named. */
function groupsOf({ group, lanes }: Arranged): string {
  return lanes ? `${group ?? "state"},${lanes}` : (group ?? "");
}

const places = {
  board: "/projects/$key/board",
  list: "/projects/$key/list",
  calendar: "/projects/$key/calendar",
} as const;

/** Where a view is shown: an unknown layout as a list. */
export const placeOf = (layout: Layout) => places[layout as keyof typeof places] ?? places.list;

/** What of an address a view keeps. */
export const kept = (search: Arranged) => ({
  query: search.q ?? "",
  sort: search.sort ?? "",
  group_by: groupsOf(search),
  columns: search.columns?.split(",") ?? [],
});

/** The address that a view stands for. */
export function addressOf(view: SavedView): Arranged {
  const [group, lanes] = (view.group_by ?? "").split(",");
  return {
    view: view.id,
    q: view.query || undefined,
    sort: view.sort || undefined,
    group: group || undefined,
    lanes,
    columns: view.columns?.join(",") || undefined,
  };
}

/** Whether the screen is arranged otherwise than the view says. */
export function differs(view: SavedView, search: Arranged): boolean {
  const { query, sort, group_by, columns } = kept(search);
  const same =
    query === (view.query ?? "") &&
    sort === (view.sort ?? "") &&
    group_by === (view.group_by ?? "") &&
    columns.join() === (view.columns ?? []).join();
  return !same;
}

export function useViewActs(project: Project, noun: string, layout: Layout) {
  const { t } = useTranslation();
  const act = useAct();
  const me = useMe();
  const touched = (id: number) => [listsOf(viewNoun), one(viewNoun, id)];

  const send = (id: number, patch: Patch) =>
    answer(api.PATCH("/api/saved_views/{id}", { params: { path: { id } }, body: patch }));
  const into = (id: number, patch: Patch) => (held: unknown) =>
    (held as SavedView[]).map((view) => (view.id === id ? { ...view, ...patch } : view));

  const change = (view: SavedView, patch: Patch) => {
    const before = Object.fromEntries(
      Object.keys(patch).map((name) => [name, view[name as keyof Patch]]),
    ) as Patch;
    return act({
      send: () => send(view.id, patch),
      shows: [{ key: listsOf(viewNoun), into: into(view.id, patch) }],
      touches: touched(view.id),
      done: () => t("views.changed", { name: patch.name ?? view.name }),
      undo: () => ({
        send: () => send(view.id, before),
        shows: [{ key: listsOf(viewNoun), into: into(view.id, before) }],
        touches: touched(view.id),
      }),
    });
  };

  const remove = (view: SavedView) => {
    const path = { id: view.id };
    return act({
      send: () => answer(api.DELETE("/api/saved_views/{id}", { params: { path } })),
      shows: [
        {
          key: listsOf(viewNoun),
          into: (held) => (held as SavedView[]).filter(({ id }) => id !== view.id),
        },
      ],
      touches: touched(view.id),
      done: () => t("views.deleted", { name: view.name }),
      undo: () => ({
        send: () => answer(api.POST("/api/saved_views/{id}/restore", { params: { path } })),
        touches: touched(view.id),
      }),
    });
  };

  const create = (name: string, sharing: Sharing, search: Arranged) =>
    act({
      send: () =>
        answer(
          api.POST("/api/saved_views", {
            body: {
              name,
              ...sharing,
              noun,
              layout,
              project_id: project.id,
              owner_id: me.id,
              ...kept(search),
            },
          }),
        ),
      touches: [listsOf(viewNoun)],
      done: () => t("views.saved", { name }),
      undo: (made): Act => ({
        send: () => answer(api.DELETE("/api/saved_views/{id}", { params: { path: { id: made.id } } })),
        touches: touched(made.id),
      }),
      quiet: true,
    });

  return { change, remove, create };
}
