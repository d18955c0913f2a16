// What the first screen asks for, asked for while its code is still on its way.
import { queries } from "../api/queries";
import { isDay } from "../language/dates";
import { sessionQuery } from "../people/session";
import { usersQuery } from "../people/users";
import { boardQuery } from "../work/board/tasks";
import { labelsQuery, projectsQuery, withKey } from "../work/project";

/** Screens for those who are not signed in, or need not be. */
const OUTSIDE = ["sign-in", "setup", "invitation", "recover", "published"];

/** Ends when all of it is there. What fails is asked for again by the screen, which shows the reason. */
export async function askEarly() {
  const [, where = "", key, view] = location.pathname.split("/");
  if (OUTSIDE.includes(where)) return;
  const session = queries.prefetchQuery(sessionQuery);
  if (where !== "projects" || !key) return session;
  await Promise.all([session, queries.prefetchQuery(usersQuery), askProject(key, view === "board", session)]);
}

/** The session says in which time zone a day ends. */
async function askProject(key: string, asBoard: boolean, session: Promise<void>) {
  if (asBoard) void import("../work/board/board-screen");
  const project = withKey(await queries.ensureQueryData(projectsQuery), key);
  if (!project) return;
  await session;
  const day = new URLSearchParams(location.search).get("as_of");
  const board = boardQuery(project.id, day && isDay(day) ? day : undefined);
  await Promise.all([
    queries.prefetchQuery(labelsQuery(project.id)),
    asBoard && queries.prefetchQuery(board),
  ]);
}
