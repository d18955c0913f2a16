import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, type Label } from "../../api/client";
import { type Act, type Showing, useAct } from "../../data/act";

type Edit = Partial<Pick<Label, "name" | "color">>;

export function useLabelActs(projectId: number) {
  const act = useAct();
  const { t } = useTranslation();
  return useMemo(() => {
    const key = ["labels", projectId];
    const shown = (into: (labels: Label[]) => Label[]): Showing => ({
      key,
      into: (held) => into(held as Label[]),
    });
    const patching = (id: number, patch: Edit): Act => ({
      send: () => answer(api.PATCH("/api/labels/{id}", { params: { path: { id } }, body: patch })),
      shows: [shown((labels) => labels.map((label) => (label.id === id ? { ...label, ...patch } : label)))],
      touches: [key],
    });
    const removing = (id: number): Act => ({
      send: () => answer(api.DELETE("/api/labels/{id}", { params: { path: { id } } })),
      shows: [shown((labels) => labels.filter((label) => label.id !== id))],
      touches: [key],
    });
    const restoring = (label: Label): Act => ({
      send: () => answer(api.POST("/api/labels/{id}/restore", { params: { path: { id: label.id } } })),
      shows: [shown((labels) => [...labels, label])],
      touches: [key],
    });
    return {
      create: (name: string, color: string) =>
        act({
          send: () => answer(api.POST("/api/labels", { body: { name, color, project_id: projectId } })),
          touches: [key],
          quiet: true,
          done: () => t("settings.labelAdded", { name }),
          undo: ({ id }: Label) => removing(id),
        }),
      change: (label: Label, patch: Edit, quiet = false) =>
        act({
          ...patching(label.id, patch),
          quiet,
          done: () => t("settings.changed", { field: patch.name ?? label.name }),
          undo: () => patching(label.id, { name: label.name, color: label.color }),
        }),
      remove: (label: Label) =>
        act({
          ...removing(label.id),
          done: () => t("settings.labelRemoved", { name: label.name }),
          undo: () => restoring(label),
        }),
    };
  }, [act, projectId, t]);
}
