// Everything that changes the board: shown at once as long as it is under way, confirmed by the answer, put back by a
// refusal.
import { type QueryClient, useMutation, useMutationState, useQueryClient } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Project, WorkflowState } from "../../api/client";
import { isRefusal } from "../../api/problem";
import { historyOf, one } from "../../data/keys";
import { showConflict } from "../../frame/conflicts";
import { laboured } from "../../frame/labour";
import { beginUndo, type Undoing, warn } from "../../frame/notices";
import { projectsQuery } from "../project";
import type { BoardTask, Edit } from "./board-task";
import { type Outcome, sendAll, sizeOf } from "./send";
import { boardQuery, intoBoard } from "./tasks";

export type Act =
  | { kind: "move"; id: number; patch: Edit; after_id: number | null; before_id: number | null }
  | { kind: "create"; id: number; fields: Edit & { title: string }; draft?: string }
  | { kind: "edit"; id: number; patch: Edit; version?: number }
  | { kind: "delete"; id: number }
  | { kind: "restore"; id: number }
  /** The columns themselves. A state takes its cards along when its name changes. */
  | { kind: "workflow"; id: number; states: WorkflowState[]; renamed?: { to: string; ids: number[] } };

/** Acts that are one to the person: one message, one undo. `back` is given the tasks as the server answered them. */
export interface Change {
  acts: Act[];
  undo?: { text: (tasks: BoardTask[]) => string; back: (tasks: BoardTask[]) => Act[] };
}

type Begun = Change & { undoing?: Undoing };

export const changeKey = (projectId: number) => ["board-change", projectId];

function keep(client: QueryClient, projectId: number, { answers, project }: Outcome) {
  const asked = answers.map(({ id }) => id);
  const tasks = answers.flatMap(({ task }) => task ?? []);
  if (asked.length > 0) intoBoard(client, projectId, asked, tasks);
  for (const id of asked) {
    void client.invalidateQueries({ queryKey: one("task", id), exact: true });
    void client.invalidateQueries({ queryKey: historyOf("task", id) });
  }
  if (project) {
    const taken = (held: Project[] | undefined) =>
      held?.map((other) => (other.id === project.id ? project : other));
    client.setQueryData(projectsQuery.queryKey, taken);
  }
}

export interface Changing {
  change: (change: Change) => void;
  /** New cards name no neighbours, so none waits for another change: what was typed is on its way at once. */
  add: (change: Change) => Promise<Outcome>;
}

export function useChange(projectId: number): Changing {
  const { t } = useTranslation();
  // One after the other: the second move may name the first as its neighbour.
  const { mutate } = useChanging(projectId, `board:${projectId}`);
  const { mutateAsync } = useChanging(projectId);
  return useMemo(
    () => ({ change: (given) => mutate(begun(given, t)), add: (given) => mutateAsync(begun(given, t)) }),
    [mutate, mutateAsync, t],
  );
}

const begun = (change: Change, t: TFunction): Begun => ({
  ...change,
  undoing: change.undo && beginUndo(t("frame.undoWaits")),
});

function useChanging(projectId: number, scope?: string) {
  const client = useQueryClient();
  const { t } = useTranslation();
  const mutation = useMutation({
    mutationKey: changeKey(projectId),
    scope: scope === undefined ? undefined : { id: scope },
    mutationFn: ({ acts }: Begun) => {
      const total = sizeOf(acts);
      // One alone takes long only where the server is not to be reached, which is told for all that wait.
      if (total === 1)
        return sendAll(projectId, acts, { signal: new AbortController().signal, at: () => {} });
      return laboured(t("board.working"), total, async (way) => {
        const outcome = await sendAll(projectId, acts, way);
        if (way.signal.aborted) warn(t("board.stopped", { done: outcome.answers.length, total }));
        return outcome;
      });
    },
    onSuccess: (outcome, change) => {
      keep(client, projectId, outcome);
      const { refusals, answers } = outcome;
      if (refusals.length > 0) {
        const reason = refusals[0]?.message ?? "";
        warn(t("board.someKept", { count: refusals.length, total: change.acts.length, reason }));
      }
      const { undo } = change;
      const tasks = answers.flatMap(({ task }) => task ?? []);
      // Of what was stopped or refused on the way only that is taken back which was done.
      const done = new Set(answers.map(({ id }) => id));
      const back = () =>
        undo?.back(tasks).filter(({ kind, id }) => kind === "workflow" || done.has(id)) ?? [];
      if (undo) change.undoing?.done(undo.text(tasks), () => mutation.mutate({ acts: back() }));
    },
    onError: async (error, change) => {
      const [act] = change.acts;
      change.undoing?.dropped();
      if (isRefusal(error, "conflict") && act?.kind === "edit") {
        const { conflicts, version } = error;
        const onMine = () => mutation.mutate(begun({ ...change, acts: [{ ...act, version }] }, t));
        showConflict({ name: nameOf(client, projectId, act.id), project: projectId, conflicts, onMine });
        return client.invalidateQueries({ queryKey: one("task", act.id), exact: true });
      }
      const title = act && nameOf(client, projectId, act.id);
      const reason = error.message;
      warn(title ? t("problem.kept", { title, reason }) : t("problem.failed", { reason }));
      void client.invalidateQueries({ queryKey: boardQuery(projectId, undefined).queryKey });
      void client.invalidateQueries({ queryKey: projectsQuery.queryKey });
    },
  });
  return mutation;
}

const nameOf = (client: QueryClient, projectId: number, id: number): string =>
  client.getQueryData(boardQuery(projectId, undefined).queryKey)?.get(id)?.title ?? "";

/** The acts that the server has not answered yet, oldest first. */
export function usePending(projectId: number): Act[] {
  const changes = useMutationState({
    filters: { mutationKey: changeKey(projectId), status: "pending" },
    select: (mutation) => mutation.state.variables as Change,
  });
  return useMemo(() => changes.flatMap((change) => change.acts), [changes]);
}
