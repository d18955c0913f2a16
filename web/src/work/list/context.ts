import { createContext, useContext } from "react";
import type { Project } from "../../api/client";
import type { Choice } from "../views/filter-chip";
import type { ListActs } from "./acts";
import type { Choices } from "./choices";
import type { ColumnId } from "./columns";

/** What every row needs and none has for itself. */
export interface ListValue {
  project: Project;
  columns: readonly ColumnId[];
  choices: Choices;
  /** The same choices by value, so that a cell finds its own at once. */
  named: Readonly<Record<keyof Choices, ReadonlyMap<string, Choice>>>;
  acts: ListActs;
  open: (id: number) => void;
  today: string;
}

export const ListContext = createContext<ListValue | null>(null);

export function useList(): ListValue {
  const value = useContext(ListContext);
  if (!value) throw new Error("only inside a list");
  return value;
}
