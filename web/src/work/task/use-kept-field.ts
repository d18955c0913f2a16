import { useCallback, useState } from "react";
import type { TaskPatch } from "../../api/client";
import { isRefusal } from "../../api/problem";
import { useDraft } from "../../frame/drafts";
import { useHere } from "./here";
import { draftOf, useTaskActs } from "./use-task-acts";

export interface Conflict {
  yours: string;
  theirs: string;
}

/**
 * A text of the task that is typed for a while: saved against the version that was on the screen when typing began,
 * which is kept with the draft. What came since is a conflict, not something to overwrite, even after a reload.
 */
export function useKeptField(field: "title" | "description") {
  const { task } = useHere();
  const { change } = useTaskActs();
  const [upon, setUpon] = useDraft(`${draftOf(task.id, field)}:upon`);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [failed, setFailed] = useState(false);

  const begin = useCallback(() => {
    if (upon === null) setUpon(String(task.version));
  }, [upon, setUpon, task.version]);
  const leave = useCallback(() => {
    setUpon(null);
    setConflict(null);
    setFailed(false);
  }, [setUpon]);

  const save = async (text: string, version = Number(upon ?? task.version)) => {
    setFailed(false);
    try {
      const patch: TaskPatch = { [field]: text };
      await change(patch, {
        version,
        typed: { draft: draftOf(task.id, field), text },
        quiet: true,
        settled: true,
      });
      leave();
    } catch (error) {
      setFailed(true);
      const found = isRefusal(error, "conflict") && error.conflicts.find((one) => one.field === field);
      if (found) setConflict({ yours: text, theirs: String(found.theirs ?? "") });
      throw error;
    }
  };
  const settle = () => setConflict(null);
  return { begin, leave, save, settle, conflict, failed };
}
