import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { isDay, longDate, moment } from "../../../language/dates";
import { nameOf, useUsers } from "../../../people/users";
import { useLabels, useProjects } from "../../project";
import { useHere } from "../here";
import { hoursOf } from "../time/hours";
import type { Names } from "./sentence";

const HOURS = new Set(["estimated_hours", "remaining_hours"]);

/** How fields and their values are called in a history. */
export const useNames = (): Names => useNamesIn(useHere().project.id);

export function useNamesIn(projectId: number): Names {
  const { t } = useTranslation();
  const users = useUsers();
  const labels = useLabels(projectId);
  const { data: projects } = useProjects();
  const client = useQueryClient();
  return useMemo(() => {
    /** From lists that are there already: nothing is asked for to write a sentence. */
    const held = (noun: string, id: unknown) => {
      const lists = client.getQueriesData<{ items?: { id: number; name?: string; reference?: string }[] }>({
        queryKey: [noun, "list"],
      });
      const all = lists.flatMap(([, data]) => data?.items ?? []);
      const found = all.find((one) => one.id === id);
      return found?.reference ?? found?.name ?? `#${id}`;
    };
    const value = (field: string, given: unknown): string => {
      if (given === null || given === undefined) return "";
      if (Array.isArray(given)) return given.map((one) => value(field, one)).join(", ");
      if (field === "assignee_ids" || field === "watchers" || field === "reporter_id") {
        return nameOf(users.get(Number(given)));
      }
      if (field === "labels") return labels.get(Number(given))?.name ?? `#${given}`;
      if (field === "priority" || field === "task_type") {
        const part = field === "priority" ? "priority" : "type";
        return t(`${part}.${given}` as "type.task", { defaultValue: String(given) });
      }
      if (field === "project_id") return projects?.find(({ id }) => id === given)?.name ?? `#${given}`;
      if (field === "parent_id" || field === "epic_id") return held("task", given);
      if (field === "sprint_id") return held("sprint", given);
      if (field === "milestone_id") return held("milestone", given);
      if (HOURS.has(field)) return hoursOf(Number(given));
      if (isDay(given)) return longDate(given);
      if (field.endsWith("_at") && typeof given === "string") return moment(given);
      return typeof given === "object" ? JSON.stringify(given) : String(given);
    };
    const field = (name: string) => {
      const plain = name.replace(/_ids?$/, "").replaceAll("_", " ");
      return t(`history.field.${name}` as "history.field.title", { defaultValue: plain });
    };
    return { field, value };
  }, [t, users, labels, projects, client]);
}
