// Tasks carry the name of their state, so a state that is renamed or removed takes its tasks along one by one. What is
// interrupted in between is found again: a task in a state that is not there any more is shown as stray.
import { answer, api, type Status, type TaskPatch, type WorkflowState } from "../../api/client";
import { everyPage } from "../../api/pages";

/** At a time; the server writes one after the other. */
const AT_ONCE = 4;

export interface Taken {
  id: number;
  status?: Status;
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
  const query = { project_id: [projectId], q, fields: "id,status,blocked_reason", limit: 1000 };
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

/** Takes tasks to a state; blocked and cancelled ones stay what they are, as they have no state of their own. */
export function takeTo(state: WorkflowState, tasks: readonly Taken[], journey: Journey): Promise<void> {
  return each(tasks, journey, async ({ id, status, blocked_reason }) => {
    await change(id, { state: state.name });
    if (status === state.status) return;
    const path = { id };
    if (status === "cancelled") await answer(api.POST("/api/tasks/{id}/cancel", { params: { path } }));
    if (status === "blocked" && blocked_reason) {
      await answer(api.POST("/api/tasks/{id}/block", { params: { path }, body: { reason: blocked_reason } }));
    }
  });
}

/** Gives tasks the status that their state stands for now. */
export function giveStatus(status: Status, tasks: readonly Taken[], journey: Journey): Promise<void> {
  return each(tasks, journey, async ({ id }) => void (await change(id, { status })));
}
