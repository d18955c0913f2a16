import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/client";
import { useAct } from "../../data/act";
import { list } from "../../data/keys";
import styles from "./task.module.css";

/** What was open is there no more. From the trash it can be taken back; what was typed comes back with it. */
export function Gone({ id, name }: { id: number; name: string }) {
  const { t } = useTranslation();
  const act = useAct();
  const query = { id: [id], deleted: true, fields: "id" };
  const { data } = useQuery({
    queryKey: list("task", query),
    queryFn: () => answer(api.GET("/api/tasks", { params: { query } })),
  });
  const inTrash = (data?.items.length ?? 0) > 0;
  const restore = () =>
    act({
      send: () => answer(api.POST("/api/tasks/{id}/restore", { params: { path: { id } } })),
      touches: [["task"]],
      done: () => t("task.restored", { name }),
      undo: () => ({
        send: () => answer(api.DELETE("/api/tasks/{id}", { params: { path: { id } } })),
        touches: [["task"]],
      }),
    });
  return (
    <div className={styles.goneNote} role="alert">
      <span>{t(inTrash ? "task.isDeleted" : "task.isGone", { name })}</span>
      {inTrash && (
        <Button size="compact-xs" variant="default" onClick={() => void restore()}>
          {t("task.restore")}
        </Button>
      )}
    </div>
  );
}
