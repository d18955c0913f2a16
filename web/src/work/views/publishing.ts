// A saved view shown to whoever has its link: with which fields, from when to when, and how it is taken back.
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/client";
import { useAct } from "../../data/act";
import { listsOf, one } from "../../data/keys";
import { COLUMNS, readColumns, SPECS } from "../list/columns";
import { type SavedView, viewNoun } from "./saved-views";

/** Without its title nobody knows what a line is. */
export const ALWAYS = "title";
const USUAL = ["reference", ALWAYS, "state", "due_date"];

/** Its last day ends by the server's clock, in UTC. */
export function hasEnded({ published_until: until }: SavedView, now = new Date()): boolean {
  return Boolean(until && until < now.toISOString().slice(0, 10));
}

export function isPublished(view: SavedView): boolean {
  return Boolean(view.published_at) && !hasEnded(view);
}

const columnsOf = ({ layout, columns }: SavedView): string[] =>
  layout === "list"
    ? readColumns(columns?.join(",")).columns.flatMap((id) => SPECS.get(id)?.field ?? [])
    : USUAL;

/** What may be chosen: the view's own columns first, then every other, and what was published by other ways. */
export function choicesOf(view: SavedView): string[] {
  const all = [...columnsOf(view), ...COLUMNS.map(({ field }) => field), ...(view.published_fields ?? [])];
  return [...new Set<string>(all)];
}

/** What is ticked at first: what is published already, or else what the view itself shows. */
export function chosenOf(view: SavedView): string[] {
  const held = view.published_fields?.length ? view.published_fields : columnsOf(view);
  return [...new Set([ALWAYS, ...held])];
}

/** The address of the page that shows what was published under this secret. */
export const linkOf = (secret: string) => `${location.origin}/published/${secret}`;

export function usePublishing() {
  const { t } = useTranslation();
  const act = useAct();
  const touched = (id: number) => [listsOf(viewNoun), one(viewNoun, id)];

  const publish = (view: SavedView, fields: string[], until: string | null) =>
    act({
      send: () =>
        answer(
          api.POST("/api/saved_views/{id}/publish", {
            params: { path: { id: view.id } },
            body: { fields, until },
          }),
        ),
      touches: touched(view.id),
      done: () => t("published.done", { name: view.name }),
      quiet: true,
    });

  const gone = { published_at: null, published_until: null, published_fields: [] };
  const takeBack = (view: SavedView) =>
    act({
      send: () => answer(api.POST("/api/saved_views/{id}/unpublish", { params: { path: { id: view.id } } })),
      shows: [
        {
          key: listsOf(viewNoun),
          into: (held) =>
            (held as SavedView[]).map((each) => (each.id === view.id ? { ...each, ...gone } : each)),
        },
      ],
      touches: touched(view.id),
      done: () => t("published.takenBack", { name: view.name }),
    });

  return { publish, takeBack };
}
