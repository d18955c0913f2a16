// Everything that changes the board: shown at once as long as it is under way, confirmed by the answer, put back by a
// refusal.
import {
  type QueryClient,
  type UseMutationResult,
  useMutation,
  useMutationState,
  useQueryClient,
} from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Project, WorkflowState } from "../../api/client";
import { isRefusal } from "../../api/problem";
import { historyOf, one } from "../../data/keys";
import { offerUndo, warn } from "../../frame/notices";
import { projectsQuery } from "../project";
import type { BoardTask, Edit } from "./board-task";
import { type Outcome, sendAll } from "./send";
import { boardQuery, intoBoard } from "./tasks";

export type Act =
  | { kind: "move"; id: number; patch: Edit; after_id: number | null; before_id: number | null }
  | { kind: "create"; id: number; fields: Edit & { title: string } }
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

export function useChange(projectId: number): UseMutationResult<Outcome, Error, Change> {
  const client = useQueryClient();
  const { t } = useTranslation();
  const mutation = useMutation({
    mutationKey: changeKey(projectId),
    // One after the other: the second move may name the first as its neighbour.
    scope: { id: `board:${projectId}` },
    mutationFn: (change: Change) => sendAll(projectId, change.acts),
    onSuccess: (outcome, change) => {
      keep(client, projectId, outcome);
      const { refusals, answers } = outcome;
      if (refusals.length > 0) {
        const reason = refusals[0]?.message ?? "";
        warn(t("board.someKept", { count: refusals.length, total: change.acts.length, reason }));
      }
      const { undo } = change;
      const tasks = answers.flatMap(({ task }) => task ?? []);
      if (undo) offerUndo(undo.text(tasks), () => mutation.mutate({ acts: undo.back(tasks) }));
    },
    onError: async (error, change) => {
      const [act] = change.acts;
      if (isRefusal(error, "conflict") && act?.kind === "edit") {
        // Whoever chooses between the two values does so upon what is there now.
        return client.invalidateQueries({ queryKey: one("task", act.id), exact: true });
      }
      const title = act && client.getQueryData(boardQuery(projectId, undefined).queryKey)?.get(act.id)?.title;
      const reason = isRefusal(error, "offline") ? t("problem.offline") : error.message;
      warn(title ? t("problem.kept", { title, reason }) : t("problem.failed", { reason }));
      if (!isRefusal(error, "offline")) {
        void client.invalidateQueries({ queryKey: boardQuery(projectId, undefined).queryKey });
        void client.invalidateQueries({ queryKey: projectsQuery.queryKey });
      }
    },
  });
  return mutation;
}

/** The acts that the server has not answered yet, oldest first. */
export function usePending(projectId: number): Act[] {
  const changes = useMutationState({
    filters: { mutationKey: changeKey(projectId), status: "pending" },
    select: (mutation) => mutation.state.variables as Change,
  });
  return useMemo(() => changes.flatMap((change) => change.acts), [changes]);
}
