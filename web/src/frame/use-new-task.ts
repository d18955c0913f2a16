import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, type Priority, type Project, type Task } from "../api/client";
import type { Typed } from "../api/letters";
import { send } from "../api/outbox";
import { isRefusal, type Refusal } from "../api/problem";
import { useAct } from "../data/act";
import { listsOf } from "../data/keys";
import { useDraft, useGiveBack } from "./drafts";
import { useLastProject } from "./last-project";

/** A task that is being thought of. */
export interface TaskDraft {
  project_id?: number;
  title: string;
  description: string;
  priority?: Priority;
  assignee_ids: number[];
  due_date?: string;
  labels: number[];
  /** The name of the project's template that it was started from. */
  template?: string;
}

/** What a template gives beyond what the form shows. */
function given(project: Project, name: string | undefined): Partial<Task> {
  const template = project.task_templates?.find((each) => each.name === name);
  if (!template) return {};
  return {
    task_type: template.task_type,
    checklist: (template.checklist ?? []).map((text) => ({ text })),
    acceptance_criteria: (template.acceptance_criteria ?? []).map((text) => ({ text })),
    estimated_hours: template.estimated_hours,
    story_points: template.story_points,
  };
}

/** A draft as a template begins it; what was typed already stays. */
export function begun(draft: TaskDraft, project: Project, name: string | null): Partial<TaskDraft> {
  const template = project.task_templates?.find((each) => each.name === name);
  if (!template) return { template: undefined };
  return {
    template: template.name,
    title: draft.title || template.title,
    description: draft.description || template.description,
    priority: draft.priority ?? template.priority,
    labels: draft.labels.length > 0 ? draft.labels : template.labels,
  };
}

export const DRAFT = "new-task";

const blank: TaskDraft = { title: "", description: "", assignee_ids: [], labels: [] };

function parsed(text: string | null): Partial<TaskDraft> {
  try {
    return text ? (JSON.parse(text) as Partial<TaskDraft>) : {};
  } catch {
    return {};
  }
}

/** The draft, which survives a reload; a project or title that is asked for goes before what was kept. */
export function useTaskDraft(projectId: number | undefined, title: string | undefined) {
  const [last, remember] = useLastProject();
  const [text, keep] = useDraft(DRAFT);
  const [asked, ask] = useState<Partial<TaskDraft>>(() => ({
    ...(projectId && { project_id: projectId }),
    ...(title && { title }),
  }));
  const draft: TaskDraft = { ...blank, project_id: last?.id, ...parsed(text), ...asked };
  const change = (next: Partial<TaskDraft>) => {
    ask({});
    keep(JSON.stringify({ ...draft, ...next }));
    if (next.project_id) remember(next.project_id);
  };
  const back = useGiveBack(DRAFT);
  const giveBack = (sent: TaskDraft) => back(JSON.stringify(sent));
  const clear = () => {
    ask({ project_id: draft.project_id });
    keep(null);
  };
  return { draft, change, clear, giveBack };
}

/** Makes the task; answers why not, or null when it was made. Given the draft that it was typed in. */
export function useCreateTask() {
  const { t } = useTranslation();
  const act = useAct();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Refusal | null>(null);
  const create = async (
    project: Project,
    { title, template, ...draft }: TaskDraft,
    typed?: Typed,
  ): Promise<Refusal | null> => {
    setSending(true);
    setProblem(null);
    const touches = [listsOf("task"), ["projects"]];
    try {
      await act({
        send: () =>
          answer(
            api.POST("/api/tasks", {
              body: { ...given(project, template), ...draft, project_id: project.id, title: title.trim() },
              fetch: (request: Request) => send(request, typed),
            }),
          ),
        touches,
        done: (task) => t("board.created", { name: task.reference }),
        undo: (task) => ({
          send: () => answer(api.DELETE("/api/tasks/{id}", { params: { path: { id: task.id } } })),
          touches,
        }),
        quiet: true,
      });
      return null;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      setProblem(error);
      return error;
    } finally {
      setSending(false);
    }
  };
  return { create, sending, problem };
}
