import { Progress } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api, type Task } from "../../api/client";
import { typedIn } from "../../api/outbox";
import type { Act } from "../../data/act";
import { listsOf, one } from "../../data/keys";
import { showPatch, showRemoval } from "../../data/showing";
import { RowsComing } from "../../frame/coming";
import { intoBoard } from "../board/tasks";
import { AddLine } from "./add-line";
import { useHere } from "./here";
import { Section } from "./section";
import { subtasksKey, type TaskRow, useSubtasks } from "./task";
import styles from "./task.module.css";
import { TaskLine } from "./task-line";
import { draftOf, useTaskActs } from "./use-task-acts";

const finished = ({ status }: TaskRow) => status === "done" || status === "cancelled";

/** The tasks that this one is made of. */
export function Subtasks() {
  const { t } = useTranslation();
  const { task, readOnly } = useHere();
  const { data: rows = [], isPending } = useSubtasks(task.id);
  const tick = useTick();
  const count = rows.filter(({ status }) => status !== "cancelled").length;
  const done = rows.filter(({ status }) => status === "done").length;
  if (readOnly && rows.length === 0) return null;
  return (
    <Section title={t("task.subtasks")} note={count > 0 && t("task.doneOf", { done, count })}>
      {count > 0 && (
        <Progress
          size={4}
          value={(done / count) * 100}
          aria-label={t("task.subtasks")}
          color={done === count ? "green" : undefined}
        />
      )}
      {isPending && <RowsComing />}
      <ul className={styles.items}>
        {rows.map((row) => (
          <TaskLine key={row.id} row={row} onTick={readOnly ? undefined : () => tick(row)} />
        ))}
      </ul>
      {!readOnly && <QuickAdd />}
    </Section>
  );
}

/** Completes a subtask, or takes it up again. */
function useTick() {
  const { t } = useTranslation();
  const { task } = useHere();
  const { act } = useTaskActs();
  const client = useQueryClient();
  return (row: TaskRow) => {
    const set = (done: boolean): Act<Task> => ({
      send: async () => {
        const params = { path: { id: row.id } };
        const call = done
          ? api.POST("/api/tasks/{id}/complete", { params })
          : api.POST("/api/tasks/{id}/reopen", { params });
        const answered = await answer(call);
        intoBoard(client, answered.project_id, [answered.id], [answered]);
        return answered;
      },
      shows: showPatch("task", row.id, { status: done ? "done" : "todo" }),
      touches: [listsOf("task"), one("task", row.id), one("task", task.id)],
      done: () => t(done ? "task.completed" : "task.reopened", { name: row.reference }),
    });
    const now = finished(row);
    void act({ ...set(!now), undo: () => set(now) });
  };
}

let newcomers = 0;

function QuickAdd() {
  const { t } = useTranslation();
  const { task, project } = useHere();
  const { act } = useTaskActs();
  const client = useQueryClient();
  const add = (title: string) => {
    newcomers -= 1;
    const shown: TaskRow = { id: newcomers, version: 0, title, status: "todo", project_id: project.id };
    return act({
      send: async () => {
        const body = { project_id: project.id, parent_id: task.id, title };
        const fetch = typedIn(draftOf(task.id, "subtask"), title);
        const made = await answer(api.POST("/api/tasks", { body, fetch }));
        intoBoard(client, project.id, [made.id], [made]);
        return made;
      },
      shows: [
        {
          key: subtasksKey(task.id),
          into: (held) => ({ ...(held as object), items: [...(held as { items: TaskRow[] }).items, shown] }),
        },
      ],
      touches: [listsOf("task"), one("task", task.id)],
      done: (made) => t("task.added", { name: made.reference }),
      undo: (made): Act => ({
        send: async () => {
          await answer(api.DELETE("/api/tasks/{id}", { params: { path: { id: made.id } } }));
          intoBoard(client, project.id, [made.id], []);
        },
        shows: showRemoval("task", made.id),
        touches: [listsOf("task"), one("task", task.id)],
      }),
    });
  };
  return <AddLine draft={draftOf(task.id, "subtask")} label={t("task.addSubtask")} onAdd={add} />;
}
