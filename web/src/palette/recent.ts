// What a person looked at last, kept in this browser under their id.
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTaskInHand } from "../frame/in-hand";
import { useMe } from "../people/session";
import { useProject } from "../work/project";

export interface Visit {
  noun: "task" | "project";
  id: number;
  /** The task's reference or the project's key. */
  key: string;
  title: string;
}

const MOST = 8;
const place = (user: number) => `quarterdeck:recent:${user}`;

export function visits(user: number): Visit[] {
  try {
    return JSON.parse(localStorage.getItem(place(user)) ?? "[]") as Visit[];
  } catch {
    return [];
  }
}

function remember(user: number, visit: Visit) {
  const others = visits(user).filter(({ noun, id }) => noun !== visit.noun || id !== visit.id);
  try {
    localStorage.setItem(place(user), JSON.stringify([visit, ...others].slice(0, MOST)));
  } catch {
    // Storage may be full or refused; then nothing is recent.
  }
}

/** Remembers which tasks and projects are looked at. */
export function useRemembering() {
  const me = useMe().id;
  const task = useTaskInHand();
  const { data: project } = useProject(useParams({ strict: false }).key);
  useEffect(() => {
    if (project) remember(me, { noun: "project", id: project.id, key: project.key, title: project.name });
  }, [me, project]);
  useEffect(() => {
    if (task?.reference) remember(me, { noun: "task", id: task.id, key: task.reference, title: task.title });
  }, [me, task]);
}
