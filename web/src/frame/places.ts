// Where one can go from anywhere: the sidebar, `G` and a letter, and the palette go by this one list.
import {
  IconAdjustments,
  IconCalendar,
  IconHome,
  IconInbox,
  IconLayoutDashboard,
  IconLayoutKanban,
  IconSettings,
  IconStack2,
  IconTable,
  IconTrash,
  IconUserCircle,
  IconUsers,
} from "@tabler/icons-react";
import { linkOptions, useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMe } from "../people/session";
import { useLastProject } from "./last-project";

export const MAIN = [
  { press: "g h", key: "home.title", Icon: IconHome, link: linkOptions({ to: "/" }) },
  { press: "g i", key: "inbox.title", Icon: IconInbox, link: linkOptions({ to: "/inbox" }) },
  { press: "g p", key: "projects.title", Icon: IconStack2, link: linkOptions({ to: "/projects" }) },
] as const;

export const FOOT = [
  { press: "g u", key: "people.title", Icon: IconUsers, link: linkOptions({ to: "/people" }) },
  { press: "g t", key: "trash.title", Icon: IconTrash, link: linkOptions({ to: "/trash" }) },
  { press: "g a", key: "admin.title", Icon: IconSettings, link: linkOptions({ to: "/admin" }) },
] as const;

const PROFILE = {
  press: "g m",
  key: "profile.title",
  Icon: IconUserCircle,
  link: linkOptions({ to: "/profile" }),
} as const;

/** The ways to look at a project; the filter goes along to those that have one. */
export const VIEWS = [
  { press: "g o", key: "overview.title", Icon: IconLayoutDashboard, to: "/projects/$key", filtered: false },
  { press: "g b", key: "board.view", Icon: IconLayoutKanban, to: "/projects/$key/board", filtered: true },
  { press: "g l", key: "list.title", Icon: IconTable, to: "/projects/$key/list", filtered: true },
  { press: "g c", key: "calendar.title", Icon: IconCalendar, to: "/projects/$key/calendar", filtered: true },
  {
    press: "g s",
    key: "settings.title",
    Icon: IconAdjustments,
    to: "/projects/$key/settings",
    filtered: false,
  },
] as const;

/** What of the address goes along to another view of the project: the filter, and the task that is open beside it. */
export function useAlong(): { q?: string; task?: number } {
  const { q, task } = useSearch({ strict: false });
  return useParams({ strict: false }).key ? { q, task } : {};
}

/** What of the sidebar's foot this person may see. */
export function useFoot() {
  const me = useMe();
  return FOOT.filter(({ link }) => link.to !== "/admin" || me.role === "admin");
}

/** All that can be gone to from here, in the reader's words. */
export function usePlaces() {
  const { t } = useTranslation();
  const [last] = useLastProject();
  const here = useParams({ strict: false }).key;
  const key = here ?? last?.key;
  const along = useAlong();
  const foot = useFoot();
  const views = key
    ? VIEWS.map(({ to, filtered, ...view }) => {
        const search = filtered && here ? along : {};
        return { ...view, link: linkOptions({ to, params: { key }, search }) };
      })
    : [];
  return [...MAIN, ...views, ...foot, PROFILE].map((place) => ({ ...place, word: t(place.key) }));
}
