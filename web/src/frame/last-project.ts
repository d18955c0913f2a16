// The project that was worked in last: what is made elsewhere goes there unless told otherwise.
import { useLocalStorage } from "@mantine/hooks";
import { useParams } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import type { Project } from "../api/client";
import { useProjects } from "../work/project";
import { isShown } from "../work/project-order";

function useRemembered() {
  return useLocalStorage<number | null>({
    key: "quarterdeck:project",
    defaultValue: null,
    getInitialValueInEffect: false,
  });
}

/** Remembers the project whose screen is open. */
export function useRememberProject() {
  const { key } = useParams({ strict: false });
  const { data: projects } = useProjects();
  const [, remember] = useRemembered();
  const open = projects?.find((project) => project.key === key)?.id;
  useEffect(() => {
    if (open) remember(open);
  }, [open, remember]);
}

/** The projects in which there is something to do. */
export function useOpenProjects(): Project[] {
  const { data } = useProjects();
  return useMemo(() => (data ?? []).filter((project) => isShown(project, "open")), [data]);
}

/** The project to offer first, and how to choose another. */
export function useLastProject(): [Project | undefined, (id: number) => void] {
  const projects = useOpenProjects();
  const [id, remember] = useRemembered();
  return [projects.find((project) => project.id === id) ?? projects[0], remember];
}
