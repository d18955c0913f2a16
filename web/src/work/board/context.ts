import { createContext, useContext } from "react";
import type { Label, Project, WorkflowState } from "../../api/client";
import type { Person } from "../../people/users";
import type { Columns } from "./arrange";
import type { Actions } from "./use-actions";

export interface BoardValue {
  project: Project;
  states: WorkflowState[];
  readOnly: boolean;
  /** The day that is shown: today, or a past one. */
  day: string;
  actions: Actions;
  /** As shown: filtered, without what is being carried. */
  columns: Columns;
  users: ReadonlyMap<number, Person>;
  labels: ReadonlyMap<number, Label>;
  focusOn: (id: number) => void;
}

export const BoardContext = createContext<BoardValue | null>(null);

export function useBoard(): BoardValue {
  const value = useContext(BoardContext);
  if (!value) throw new Error("only inside a board");
  return value;
}
