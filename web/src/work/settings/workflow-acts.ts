import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, type Project, type Status, type WorkflowState } from "../../api/client";
import { isRefusal } from "../../api/problem";
import { type Act, useAct } from "../../data/act";
import { listsOf } from "../../data/keys";
import { patching, showing, touched } from "../project-acts";
import { quoted } from "../task-counts";
import { edited, without } from "./states";
import {
  giveStatus,
  type Journey,
  type Progress,
  statesOf,
  type Taken,
  takeTo,
  tasksMatching,
} from "./take-along";

/** Where the tasks are taken that are in none of the states. */
export const strayQuery = (states: readonly WorkflowState[]) =>
  `not state:${states.map(({ name }) => quoted(name)).join(",")}`;

/** An act with nothing to say yet. */
type Way<T> = Pick<Act<T>, "send" | "shows" | "touches">;

/** The changes of a workflow, and how far the one that takes tasks along has come. */
export function useWorkflowActs(project: Project) {
  const act = useAct();
  const { t } = useTranslation();
  const [progress, setProgress] = useState<Progress | null>(null);
  const underWay = useRef<AbortController | null>(null);
  const acts = useMemo(() => {
    const { id, workflow: before } = project;
    const put = (workflow: WorkflowState[]) =>
      answer(api.PATCH("/api/projects/{id}", { params: { path: { id } }, body: { workflow } }));

    const travel = async (go: (journey: Journey) => Promise<void>) => {
      const controller = new AbortController();
      underWay.current = controller;
      try {
        await go({ signal: controller.signal, onProgress: setProgress });
      } catch (error) {
        throw controller.signal.aborted ? new Error(t("settings.stopped")) : error;
      } finally {
        setProgress(null);
      }
    };
    const along = <T>(workflow: WorkflowState[], send: () => Promise<T>): Way<T> => ({
      send,
      shows: [showing(id, { workflow })],
      touches: [...touched(id), listsOf("task")],
    });
    /** The workflow is changed first: what it refuses has moved no task. The server takes tasks along itself. */
    const taking = (next: WorkflowState[], q: string, to: WorkflowState): Way<Taken[]> =>
      along(next, async () => {
        const tasks = await tasksMatching(id, q);
        await put(next);
        await travel((journey) => takeTo(to, tasks, journey));
        return tasks;
      });
    /** What a workflow must be is told before any task has moved; a state goes when its tasks have gone. */
    const removing = (next: WorkflowState[], q: string, to: WorkflowState): Way<Taken[]> =>
      along(next, async () => {
        const tasks = await tasksMatching(id, q);
        const inUse = await put(next).then(
          () => false,
          (error) => {
            if (isRefusal(error, "state_in_use")) return true;
            throw error;
          },
        );
        await travel((journey) => takeTo(to, tasks, journey));
        if (inUse) await put(next);
        return tasks;
      });
    const bringing = (tasks: Taken[], to: WorkflowState): Way<void> =>
      along(before, async () => {
        await put(before);
        await travel((journey) => takeTo(to, tasks, journey));
      });
    /** Nothing is put in a state that is not there: their states are there again, as long as somebody needs them. */
    const straying = (tasks: Taken[]): Way<void> => {
      const gone = statesOf(tasks);
      const next = [...before, ...gone];
      return along(next, async () => {
        await put(next);
        for (const state of gone) {
          const from = tasks.filter((task) => task.state === state.name);
          await travel((journey) => takeTo(state, from, journey));
        }
      });
    };
    const refitting = (next: WorkflowState[], state: WorkflowState, status: Status): Way<void> =>
      along(next, async () => {
        const tasks = await tasksMatching(id, `state:${quoted(state.name)} status:${state.status}`);
        await put(next);
        await travel((journey) => giveStatus(status, tasks, journey));
      });

    return {
      save: (workflow: WorkflowState[], said = t("settings.changed", { field: t("settings.workflow") })) =>
        act(patching(project, { workflow }, { said, quiet: true })),
      rename: (state: WorkflowState, name: string) => {
        const to = { ...state, name };
        const done = () => t("settings.stateRenamed", { from: state.name, to: name });
        const there = taking(edited(before, state.name, { name }), `state:${quoted(state.name)}`, to);
        return act({
          ...there,
          quiet: true,
          done,
          undo: () => taking(before, `state:${quoted(name)}`, state),
        });
      },
      setStatus: (state: WorkflowState, status: Status) => {
        const next = edited(before, state.name, { status });
        return act({
          ...refitting(next, state, status),
          quiet: true,
          done: () => t("settings.stateMeans", { state: state.name, status: t(`status.${status}`) }),
          undo: () => refitting(before, { ...state, status }, state.status),
        });
      },
      remove: (state: WorkflowState, target: WorkflowState) =>
        act({
          ...removing(without(before, state.name), `state:${quoted(state.name)}`, target),
          quiet: true,
          done: () => t("settings.stateRemoved", { state: state.name }),
          undo: (tasks: Taken[]) => bringing(tasks, state),
        }),
      fetchStray: (to: WorkflowState) =>
        act({
          ...taking([...before], strayQuery(before), to),
          done: (tasks) => t("settings.strayMoved", { count: tasks.length, state: to.name }),
          undo: straying,
        }),
    };
  }, [act, project, t]);
  return { ...acts, progress, stop: () => underWay.current?.abort() };
}

export type WorkflowActs = ReturnType<typeof useWorkflowActs>;
