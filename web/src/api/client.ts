// The one seam to the server: every call and every type of it comes through here.
import createClient, { type Middleware } from "openapi-fetch";
import { csrfToken } from "./csrf";
import { onTurnedAway, send } from "./outbox";
import { Refusal } from "./problem";
import type { components, paths } from "./schema";

type Schemas = components["schemas"];
type Sent<Path extends keyof paths> = paths[Path] extends {
  post: { requestBody: { content: { "application/json": infer Body } } };
}
  ? Body
  : never;

export type Acceptance = Sent<"/api/invitations/accept">;
export type Activity = Schemas["Activity"];
export type Attachment = Schemas["Attachment"];
export type Comment = Schemas["Comment"];
export type ImportReport = Schemas["ImportReport"];
export type Label = Schemas["Label"];
export type Link = Schemas["Link"];
export type LinkType = Schemas["LinkType"];
export type NewAdmin = Sent<"/api/setup">;
export type Notice = Schemas["Notification"];
export type NoticeKind = Schemas["NoticeKind"];
export type Priority = Schemas["Priority"];
export type Problem = Schemas["Problem"];
export type Project = Schemas["Project"];
export type ProjectPatch = Schemas["ProjectPatch"];
export type ProjectStatus = Schemas["ProjectStatus"];
export type Session = Schemas["SignedIn"];
export type Status = Schemas["TaskStatus"];
export type Task = Schemas["Task"];
export type TaskPatch = Schemas["TaskPatch"];
export type TaskTemplate = Schemas["TaskTemplate"];
export type TaskType = Schemas["TaskType"];
export type TimeEntry = Schemas["TimeEntry"];
export type User = Schemas["User"];
export type WorkflowState = Schemas["State"];
// Not from the browser's cache: an ETag is the version of what was written, and totals (hours, progress, blockers) and
// what the day makes overdue change without a new one.
export const api = createClient<paths>({
  baseUrl: "",
  credentials: "same-origin",
  cache: "no-store",
  fetch: (request) => send(request),
});

const csrf: Middleware = {
  onRequest({ request }) {
    const token = csrfToken();
    if (token && request.method !== "GET") request.headers.set("x-csrftoken", token);
  },
};

let signedOut = () => {};

/** Says who is told when the session has ended under a running screen. */
export function onSignedOut(listener: () => void) {
  signedOut = listener;
}

const expiry: Middleware = {
  onResponse({ response, schemaPath }) {
    if (response.status === 401 && schemaPath !== "/api/session") void checkSession();
  },
};

api.use(csrf, expiry);

/** A new password gives this browser another session: what asked with the old one has to wait for its cookie. */
const SECOND_LOOK = 1_000;
let looking: Promise<void> | null = null;

onTurnedAway(() => void checkSession());

/** Asks whether the session still lives; when it has ended, whoever listens is told. */
export function checkSession(): Promise<void> {
  looking ??= look().finally(() => {
    looking = null;
  });
  return looking;
}

async function look() {
  if (!(await ended())) return;
  await new Promise((resolve) => setTimeout(resolve, SECOND_LOOK));
  if (await ended()) signedOut();
}

async function ended(): Promise<boolean> {
  const asked = await api.GET("/api/session").catch(() => null);
  return asked?.response.status === 401;
}

/** Waits for a call and gives its data; throws a Refusal otherwise. */
export async function answer<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const result = await call.catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Refusal({ code: "offline" }, 0);
  });
  if (!result.response.ok) throw new Refusal(asProblem(result.error), result.response.status);
  return result.data as T;
}

function asProblem(error: unknown): Partial<Problem> {
  return typeof error === "object" && error !== null ? (error as Partial<Problem>) : {};
}
