import { createContext, useContext } from "react";
import type { Label, Project } from "../../api/client";
import type { Density } from "../../frame/density";
import type { Person } from "../../people/users";
import type { Cells } from "./arrange";
import type { MenuPage } from "./card-menu";
import type { Part } from "./display";
import type { Grid } from "./grid";
import type { Actions } from "./use-actions";

export interface BoardValue {
  project: Project;
  grid: Grid;
  readOnly: boolean;
  /** The day that is shown: today, or a past one. */
  day: string;
  density: Density;
  /** What cards show besides their title. */
  parts: ReadonlySet<Part>;
  actions: Actions;
  users: ReadonlyMap<number, Person>;
  labels: ReadonlyMap<number, Label>;
  /** As shown now: filtered, without what is being carried. Asked for when needed, so that no card waits for it. */
  cells: () => Cells;
  focusOn: (id: number) => void;
  open: (id: number) => void;
  select: (id: number, how: "one" | "through") => void;
  openMenu: (id: number, page: MenuPage | null) => void;
}

export const BoardContext = createContext<BoardValue | null>(null);

export function useBoard(): BoardValue {
  const value = useContext(BoardContext);
  if (!value) throw new Error("only inside a board");
  return value;
}
