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
import { Crashed } from "./crashed";
import { Frame } from "./frame";
import { NotFound } from "./not-found";

const text = (value: unknown) =>
  typeof value === "string" || typeof value === "number" ? String(value) || undefined : undefined;

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
    if (setup && !setup.needed) throw redirect({ to: "/projects", replace: true });
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
  beforeLoad: () => {
    throw redirect({ to: "/projects", replace: true });
  },
});

const projects = createRoute({
  getParentRoute: () => frame,
  path: "/projects",
  component: lazyRouteComponent(() => import("../work/projects-screen"), "ProjectsScreen"),
});

const project = createRoute({
  getParentRoute: () => frame,
  path: "/projects/$key",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/projects/$key/board", params, replace: true });
  },
});

export interface BoardSearch {
  q?: string;
  as_of?: string;
  task?: number;
}

const board = createRoute({
  getParentRoute: () => frame,
  path: "/projects/$key/board",
  validateSearch: (search: Record<string, unknown>): BoardSearch => ({
    q: text(search.q),
    as_of: isDay(search.as_of) ? search.as_of : undefined,
    task: Number(search.task) > 0 ? Number(search.task) : undefined,
  }),
  component: lazyRouteComponent(() => import("../work/board/board-screen"), "BoardScreen"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    setup,
    invitation,
    recover,
    frame.addChildren([home, projects, project, board]),
  ]),
  defaultPreload: "intent",
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Crashed,
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
