import { useMemo } from "react";
import type { Project } from "../../api/client";
import { nameOf, useUsers } from "../../people/users";
import { type Columns, filterColumns } from "./arrange";
import type { BoardTask } from "./board-task";
import { keyOf } from "./use-actions";

/** The columns narrowed to the cards whose key, title or people hold the text. */
export function useFiltered<C extends Columns | null>(
  project: Project,
  columns: C,
  text: string | undefined,
): C {
  const users = useUsers();
  return useMemo(() => {
    if (!columns || !text) return columns;
    const words = (task: BoardTask) =>
      [
        keyOf(project, task),
        task.title,
        ...(task.assignee_ids ?? []).map((id) => nameOf(users.get(id))),
      ].join(" ");
    return filterColumns(columns, text, words) as C;
  }, [project, columns, text, users]);
}
