import { useMemo } from "react";
import { isRefusal } from "../../api/problem";
import { useLive } from "../../live/into-cache";
import { useMe } from "../../people/session";
import { useProjects } from "../project";
import type { Here } from "./here";
import { mayComment, mayEdit } from "./may";
import { useTask } from "./task";

interface Wanted {
  id: number | undefined;
  day?: string;
  /** The screen beside it shows a past day. */
  past?: boolean;
  page: boolean;
  onGone: () => void;
}

/** Reads the task and its project, and keeps them true while they are open. */
export function useHereFor({ id, day, past, page, onGone }: Wanted) {
  const me = useMe();
  const asked = useTask(id, day);
  const projects = useProjects();
  const task = asked.data;
  const project = projects.data?.find((one) => one.id === task?.project_id);
  const gone = isRefusal(asked.error) && asked.error.status === 404;
  useLive(id && !day ? `task:${id}` : null);
  useLive(task && !day ? `project:${task.project_id}` : null);
  const here = useMemo(
    (): Here | null =>
      task && project
        ? {
            task,
            project,
            name: task.reference ?? `#${task.id}`,
            readOnly: Boolean(day || past || gone || !mayEdit(project, me)),
            day,
            closed: Boolean(day || past || gone),
            speaks: !(day || past || gone) && mayComment(project, me),
            page,
            onGone,
          }
        : null,
    [task, project, day, past, gone, me, page, onGone],
  );
  return { here, gone, error: asked.error ?? projects.error, refetch: asked.refetch };
}
