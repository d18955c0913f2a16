// The one seam to the server: every call and every type of it comes through here.
import createClient, { type Middleware } from "openapi-fetch";
import type { Problem, paths } from "./contract";
import { Refusal } from "./problem";

export type {
  Acceptance,
  Activity,
  ImportReport,
  Label,
  NewAdmin,
  Priority,
  Problem,
  Project,
  Session,
  Status,
  Task,
  TaskType,
  User,
  WorkflowState,
} from "./contract";

export const api = createClient<paths>({ baseUrl: "", credentials: "same-origin" });

const csrf: Middleware = {
  onRequest({ request }) {
    const token = /(?:^|; )csrftoken=([^;]*)/.exec(document.cookie)?.[1];
    if (token && request.method !== "GET") request.headers.set("x-csrftoken", decodeURIComponent(token));
  },
};

let signedOut = () => {};

/** Says who is told when the session has ended under a running screen. */
export function onSignedOut(listener: () => void) {
  signedOut = listener;
}

const expiry: Middleware = {
  onResponse({ response, schemaPath }) {
    if (response.status === 401 && schemaPath !== "/api/session") signedOut();
  },
};

api.use(csrf, expiry);

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

function asProblem(error: unknown): Problem {
  return typeof error === "object" && error !== null ? (error as Problem) : {};
}
