// Tasks carry the name of their state. The server takes them along when it is renamed or means something else; those of
// a state that is removed go one by one, because people say where to.
import { answer, api, type Status, type TaskPatch, type WorkflowState } from "../../api/client";
import { everyPage } from "../../api/pages";

/** At a time; the server writes one after the other. */
const AT_ONCE = 4;

export interface Taken {
  id: number;
  status?: Status;
  state?: string | null;
  blocked_reason?: string;
}

export interface Progress {
  done: number;
  total: number;
}

export interface Journey {
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

export function tasksMatching(projectId: number, q: string): Promise<Taken[]> {
  const query = { project_id: [projectId], q, fields: "id,status,state,blocked_reason", limit: 1000 };
  return everyPage((cursor) => answer(api.GET("/api/tasks", { params: { query: { ...query, cursor } } })));
}

async function each(tasks: readonly Taken[], journey: Journey, go: (task: Taken) => Promise<void>) {
  const { signal, onProgress } = journey;
  for (let done = 0; done < tasks.length; done += AT_ONCE) {
    signal.throwIfAborted();
    onProgress({ done, total: tasks.length });
    await Promise.all(tasks.slice(done, done + AT_ONCE).map(go));
  }
}

const change = (id: number, body: TaskPatch) =>
  answer(api.PATCH("/api/tasks/{id}", { params: { path: { id } }, body }));

const parked = (status: Status | undefined) => status === "blocked" || status === "cancelled";
const final = (status: Status) => status === "done" || status === "cancelled";

/** Takes tasks to a state; blocked and cancelled ones stay what they are, as they have no state of their own. Where the
 * work ends they cannot stay that: the server finds them a place. */
export function takeTo(state: WorkflowState, tasks: readonly Taken[], journey: Journey): Promise<void> {
  return each(tasks, journey, async ({ id, status, blocked_reason }) => {
    if (parked(status) && status !== state.status && final(state.status)) return;
    await change(id, { state: state.name });
    if (status === state.status) return;
    const path = { id };
    if (status === "cancelled") await answer(api.POST("/api/tasks/{id}/cancel", { params: { path } }));
    if (status === "blocked" && blocked_reason) {
      await answer(api.POST("/api/tasks/{id}/block", { params: { path }, body: { reason: blocked_reason } }));
    }
  });
}

/** States that no workflow has, as tasks are in them: each with the status that most plainly belongs to it. */
export function statesOf(tasks: readonly Taken[]): WorkflowState[] {
  const found = new Map<string, Status>();
  for (const { state, status = "todo" } of tasks) {
    const plain = status !== "blocked" && status !== "cancelled";
    if (state && (plain || !found.has(state))) found.set(state, plain ? status : "todo");
  }
  return [...found].map(([name, status]) => ({ name, status }));
}

/** Gives tasks the status that their state stands for now. */
export function giveStatus(status: Status, tasks: readonly Taken[], journey: Journey): Promise<void> {
  return each(tasks, journey, async ({ id }) => void (await change(id, { status })));
}
