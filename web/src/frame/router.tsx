import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { onSignedOut } from "../api/client";
import { queries } from "../api/queries";
import { isDay } from "../language/dates";
import { sessionQuery, setupQuery } from "../people/session";
import {
  PROJECT_LAYOUTS,
  PROJECT_SHOWS,
  PROJECT_SORTS,
  type ProjectLayout,
  type ProjectShow,
  type ProjectSort,
} from "../work/project-order";
import { LATE, ScreenComing } from "./coming";
import { Crashed } from "./crashed";
import { Elsewhere } from "./elsewhere";
import { Frame } from "./frame";
import { NotFound } from "./not-found";

const text = (value: unknown) =>
  typeof value === "string" || typeof value === "number" ? String(value) || undefined : undefined;

const positive = (value: unknown) => (Number(value) > 0 ? Number(value) : undefined);

/** Of what was said and done with a task, what is shown; everything without it. */
export interface TaskSearch {
  activity?: "comments" | "history";
}

const asTask = ({ activity }: Record<string, unknown>): TaskSearch => ({
  activity: activity === "comments" || activity === "history" ? activity : undefined,
});

/** The task that is open in the panel beside a screen. */
const withTask = (search: Record<string, unknown>): TaskSearch & { task?: number } => ({
  ...asTask(search),
  task: positive(search.task),
});

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): { to?: string; expired?: boolean } => ({
    to: text(search.to),
    expired: search.expired ? true : undefined,
  }),
  beforeLoad: async () => {
    const setup = await queries.ensureQueryData(setupQuery).catch(() => null);
    if (setup?.needed) throw redirect({ to: "/setup", replace: true });
  },
  component: lazyRouteComponent(() => import("../people/sign-in"), "SignIn"),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  beforeLoad: async () => {
    const setup = await queries.ensureQueryData(setupQuery).catch(() => null);
    if (setup && !setup.needed) throw redirect({ to: "/", replace: true });
  },
  component: lazyRouteComponent(() => import("../people/first-run"), "FirstRun"),
});

const withToken = (search: Record<string, unknown>): { token?: string } => ({ token: text(search.token) });

const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitation",
  validateSearch: withToken,
  component: lazyRouteComponent(() => import("../people/invitation"), "Invitation"),
});

const recover = createRoute({
  getParentRoute: () => root,
  path: "/recover",
  validateSearch: withToken,
  component: lazyRouteComponent(() => import("../people/recover"), "Recover"),
});

/** Outside the frame: whoever has the address reads it, signed in or not. */
const published = createRoute({
  getParentRoute: () => root,
  path: "/published/$secret",
  component: lazyRouteComponent(() => import("../published/published-screen"), "PublishedScreen"),
});

const frame = createRoute({
  getParentRoute: () => root,
  id: "frame",
  beforeLoad: async ({ location }) => {
    const session = await queries.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: "/sign-in", search: { to: location.href }, replace: true });
  },
  component: Frame,
  errorComponent: Crashed,
});

const home = createRoute({
  getParentRoute: () => frame,
  path: "/",
  validateSearch: withTask,
  component: lazyRouteComponent(() => import("../home/home-screen"), "HomeScreen"),
});

const inbox = createRoute({
  getParentRoute: () => frame,
  path: "/inbox",
  validateSearch: (
    search: Record<string, unknown>,
  ): TaskSearch & { show?: "unread" | "snoozed" | "all"; item?: number } => ({
    ...asTask(search),
    show: search.show === "snoozed" || search.show === "all" ? search.show : undefined,
    item: positive(search.item),
  }),
  component: lazyRouteComponent(() => import("../inbox/inbox-screen"), "InboxScreen"),
});

export interface ProjectsSearch {
  q?: string;
  show?: ProjectShow;
  sort?: ProjectSort;
  layout?: ProjectLayout;
}

const projects = createRoute({
  getParentRoute: () => frame,
  path: "/projects",
  validateSearch: (search: Record<string, unknown>): ProjectsSearch => ({
    ...search,
    q: text(search.q),
    show: PROJECT_SHOWS.find((show) => show === search.show),
    sort: PROJECT_SORTS.find((sort) => sort === search.sort),
    layout: PROJECT_LAYOUTS.find((layout) => layout === search.layout),
  }),
  component: lazyRouteComponent(() => import("../work/projects-screen"), "ProjectsScreen"),
});

const project = createRoute({
  getParentRoute: () => frame,
  path: "/projects/$key",
  component: lazyRouteComponent(() => import("../work/overview/overview-screen"), "OverviewScreen"),
});

/** What every view of a project's tasks has in its address; each adds its own. */
export interface ViewSearch extends TaskSearch {
  q?: string;
  task?: number;
  view?: number;
  group?: string;
  sort?: string;
}

const asView = (search: Record<string, unknown>): ViewSearch => ({
  ...asTask(search),
  q: text(search.q),
  task: positive(search.task),
  view: positive(search.view),
  group: text(search.group),
  sort: text(search.sort),
});

export interface BoardSearch extends ViewSearch {
  as_of?: string;
  lanes?: string;
  columns?: string;
}

const board = createRoute({
  getParentRoute: () => frame,
  path: "/projects/$key/board",
  validateSearch: (search: Record<string, unknown>): BoardSearch => ({
    ...asView(search),
    as_of: isDay(search.as_of) ? search.as_of : undefined,
    lanes: text(search.lanes),
    columns: text(search.columns),
  }),
  component: lazyRouteComponent(() => import("../work/board/board-screen"), "BoardScreen"),
});

export interface ListSearch extends ViewSearch {
  columns?: string;
  /** The groups that are closed. */
  folded?: string[];
}

const texts = (value: unknown) =>
  Array.isArray(value) && value.length > 0 ? value.map(String).slice(0, 200) : undefined;

const list = createRoute({
  getParentRoute: () => frame,
  path: "/projects/$key/list",
  validateSearch: (search: Record<string, unknown>): ListSearch => ({
    ...asView(search),
    folded: texts(search.folded),
    columns: text(search.columns),
  }),
  component: lazyRouteComponent(() => import("../work/list/list-screen"), "ListScreen"),
});

export interface CalendarSearch extends ViewSearch {
  month?: string;
}

const calendar = createRoute({
  getParentRoute: () => frame,
  path: "/projects/$key/calendar",
  validateSearch: (search: Record<string, unknown>): CalendarSearch => ({
    ...asView(search),
    month: text(search.month),
  }),
  component: lazyRouteComponent(() => import("../work/calendar/calendar-screen"), "CalendarScreen"),
});

const settings = createRoute({
  getParentRoute: () => frame,
  path: "/projects/$key/settings",
  validateSearch: (search: Record<string, unknown>): { part?: string } => ({ part: text(search.part) }),
  component: lazyRouteComponent(() => import("../work/settings/settings-screen"), "SettingsScreen"),
});

const task = createRoute({
  getParentRoute: () => frame,
  path: "/tasks/$reference",
  validateSearch: (search: Record<string, unknown>): TaskSearch & { as_of?: string } => ({
    ...asTask(search),
    as_of: isDay(search.as_of) ? search.as_of : undefined,
  }),
  component: lazyRouteComponent(() => import("../work/task/task-screen"), "TaskScreen"),
});

export interface PeopleSearch {
  person?: number;
  q?: string;
  role?: string;
  status?: string;
  team?: number;
  skill?: string;
}

const people = createRoute({
  getParentRoute: () => frame,
  path: "/people",
  validateSearch: (search: Record<string, unknown>): PeopleSearch => ({
    person: positive(search.person),
    q: text(search.q),
    role: text(search.role),
    status: text(search.status),
    team: positive(search.team),
    skill: text(search.skill),
  }),
  component: lazyRouteComponent(() => import("../people/people-screen"), "PeopleScreen"),
});

const profile = createRoute({
  getParentRoute: () => frame,
  path: "/profile",
  validateSearch: (search: Record<string, unknown>): { part?: string } => ({ part: text(search.part) }),
  component: lazyRouteComponent(() => import("../people/profile/profile-screen"), "ProfileScreen"),
});

const trash = createRoute({
  getParentRoute: () => frame,
  path: "/trash",
  validateSearch: (search: Record<string, unknown>): { noun?: string; q?: string } => ({
    noun: text(search.noun),
    q: text(search.q),
  }),
  component: lazyRouteComponent(() => import("../admin/trash-screen"), "TrashScreen"),
});

export interface AdminSearch {
  part?: string;
  q?: string;
  noun?: string;
  who?: number;
  verb?: string;
  from?: string;
  to?: string;
}

const admin = createRoute({
  getParentRoute: () => frame,
  path: "/admin",
  validateSearch: (search: Record<string, unknown>): AdminSearch => ({
    part: text(search.part),
    q: text(search.q),
    noun: text(search.noun),
    who: positive(search.who),
    verb: text(search.verb),
    from: isDay(search.from) ? search.from : undefined,
    to: isDay(search.to) ? search.to : undefined,
  }),
  component: lazyRouteComponent(() => import("../admin/admin-screen"), "AdminScreen"),
});

/** Any other address, signed in or not. */
const elsewhere = createRoute({
  getParentRoute: () => root,
  path: "$",
  beforeLoad: () => queries.prefetchQuery(sessionQuery),
  component: Elsewhere,
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    setup,
    invitation,
    recover,
    published,
    elsewhere,
    frame.addChildren([
      home,
      inbox,
      projects,
      project,
      board,
      list,
      calendar,
      settings,
      task,
      people,
      profile,
      trash,
      admin,
    ]),
  ]),
  defaultPreload: "intent",
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Crashed,
  defaultPendingComponent: ScreenComing,
  defaultPendingMs: LATE,
  defaultPendingMinMs: 0,
});

onSignedOut(() => {
  if (location.pathname === "/sign-in" || !queries.getQueryData(sessionQuery.queryKey)) return;
  queries.removeQueries({ queryKey: sessionQuery.queryKey });
  const to = encodeURIComponent(location.pathname + location.search);
  location.assign(`/sign-in?expired=true&to=${to}`);
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
