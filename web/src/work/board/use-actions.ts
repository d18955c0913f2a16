import { useCallback, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { type Columns, find, type Move, placeOf, samePlace } from "./arrange";
import type { BoardTask } from "./board-task";
import { useChange } from "./changes";

export const keyOf = (project: Project, task: Pick<BoardTask, "number" | "id">) =>
  task.number === undefined ? project.key : `${project.key}-${task.number}`;

let newcomers = 0;

export interface Actions {
  move: (move: Move) => void;
  create: (title: string, state: string) => void;
}

/** What a person may do on the board; each can be undone. */
export function useActions(project: Project, columns: Columns | null): Actions {
  const { t } = useTranslation();
  const { mutate } = useChange(project.id);
  const latest = useRef(columns);
  latest.current = columns;

  const move = useCallback(
    (to: Move) => {
      const now = latest.current;
      const from = now && placeOf(now, to.id);
      const task = now && find(now, to.id)?.task;
      if (!from || !task || samePlace(from, to)) return;
      const name = keyOf(project, task);
      const text =
        from.state === to.state
          ? t("board.movedWithin", { name })
          : t("board.moved", { name, state: to.state });
      mutate({
        kind: "move",
        ...to,
        undo: { text: () => text, back: () => ({ kind: "move", id: to.id, ...from }) },
      });
    },
    [mutate, project, t],
  );

  const create = useCallback(
    (title: string, state: string) => {
      newcomers -= 1;
      mutate({
        kind: "create",
        id: newcomers,
        title,
        state,
        undo: {
          text: (task) => t("board.created", { name: keyOf(project, task) }),
          back: (task) => ({ kind: "delete", id: task.id }),
        },
      });
    },
    [mutate, project, t],
  );

  return useMemo(() => ({ move, create }), [move, create]);
}
