// How the board's acts are put to the server.
import { answer, api, type Project } from "../../api/client";
import { ifMatch } from "../../api/if-match";
import { typedIn } from "../../api/outbox";
import type { Way } from "../../frame/labour";
import type { BoardTask } from "./board-task";
import type { Act } from "./changes";

export interface Outcome {
  /** What became of each card; null where there is none any more. */
  answers: { id: number; task: BoardTask | null }[];
  refusals: Error[];
  project?: Project;
}

/** How many requests they stand for. */
export const sizeOf = (acts: readonly Act[]): number =>
  acts.reduce((sum, act) => sum + (act.kind === "workflow" ? (act.renamed?.ids.length ?? 1) : 1), 0);

/** So many requests are under way at once. */
const ABREAST = 6;

/** Does all acts, or those until it is cancelled; some may be refused. Throws what the first was refused with when
 * nothing at all was done. */
export async function sendAll(projectId: number, acts: readonly Act[], way: Way): Promise<Outcome> {
  const outcome: Outcome = { answers: [], refusals: [] };
  // A move may name the card before it as its neighbour, so moves wait for one another.
  const abreast = acts.some((act) => act.kind === "move") ? 1 : ABREAST;
  const waiting = [...acts];
  const work = async () => {
    for (let act = waiting.shift(); act && !way.signal.aborted; act = waiting.shift()) {
      await send(projectId, act, outcome, way).catch((error: Error) => void outcome.refusals.push(error));
      way.at(outcome.answers.length + outcome.refusals.length);
    }
  };
  await Promise.all(Array.from({ length: abreast }, work));
  if (outcome.answers.length === 0 && !outcome.project && outcome.refusals[0]) throw outcome.refusals[0];
  return outcome;
}

async function send(projectId: number, act: Act, outcome: Outcome, way: Way) {
  if (act.kind === "workflow") return sendWorkflow(projectId, act, outcome, way);
  const task = await sendOne(projectId, act);
  outcome.answers.push({ id: task?.id ?? act.id, task });
}

async function sendOne(
  projectId: number,
  act: Exclude<Act, { kind: "workflow" }>,
): Promise<BoardTask | null> {
  const path = { id: act.id };
  switch (act.kind) {
    case "create":
      return answer(
        api.POST("/api/tasks", {
          body: { project_id: projectId, ...act.fields },
          fetch: act.draft ? typedIn(act.draft, act.fields.title) : undefined,
        }),
      );
    case "delete":
      await answer(api.DELETE("/api/tasks/{id}", { params: { path } }));
      return null;
    case "restore":
      return answer(api.POST("/api/tasks/{id}/restore", { params: { path } }));
    case "edit": {
      const header = ifMatch(act.version);
      return answer(api.PATCH("/api/tasks/{id}", { params: { path, header }, body: act.patch }));
    }
    case "move":
      return sendMove(act);
  }
}

/** The verb moves between states, sprints and milestones by itself; any other field is a change before it. */
async function sendMove(act: Extract<Act, { kind: "move" }>): Promise<BoardTask | null> {
  const { state, sprint_id, milestone_id, ...rest } = act.patch;
  const { id, after_id, before_id } = act;
  const params = { path: { id } };
  let task: BoardTask | null = null;
  if (Object.keys(rest).length > 0) task = await answer(api.PATCH("/api/tasks/{id}", { params, body: rest }));
  const stays = [state, sprint_id, milestone_id].every((value) => value === undefined);
  if (task && stays && after_id === null && before_id === null) return task;
  const body = { state, sprint_id, milestone_id, after_id, before_id };
  return answer(api.POST("/api/tasks/{id}/move", { params, body }));
}

async function sendWorkflow(
  projectId: number,
  act: Extract<Act, { kind: "workflow" }>,
  outcome: Outcome,
  way: Way,
) {
  const params = { path: { id: projectId } };
  outcome.project = await answer(api.PATCH("/api/projects/{id}", { params, body: { workflow: act.states } }));
  const { renamed } = act;
  if (!renamed) return;
  const moved = await sendAll(
    projectId,
    renamed.ids.map((id) => ({ kind: "edit", id, patch: { state: renamed.to } })),
    way,
  );
  outcome.answers.push(...moved.answers);
  outcome.refusals.push(...moved.refusals);
}
