import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/client";
import { type Act, useAct } from "../../data/act";
import { endOfDay, longDate } from "../../language/dates";
import { useMe } from "../../people/session";
import { useHere } from "./here";
import { mayEdit } from "./may";

/** Makes the task what it was at the end of the past day that is shown. */
export function BringBack({ day, onDone }: { day: string; onDone: () => void }) {
  const { t } = useTranslation();
  const { task, project, name } = useHere();
  const me = useMe();
  const act = useAct();
  if (!mayEdit(project, me)) return null;
  const params = { path: { id: task.id } };
  const back = (as_of: string): Act => ({
    send: () => answer(api.POST("/api/tasks/{id}/restore", { params, body: { as_of } })),
    touches: [["task"]],
  });
  const bring = () =>
    act({
      send: async () => {
        const { version } = await answer(api.GET("/api/tasks/{id}", { params }));
        const now = await answer(
          api.POST("/api/tasks/{id}/restore", { params, body: { as_of: endOfDay(day) } }),
        );
        return { changed: now.version !== version, at: Date.parse(now.updated_at ?? "") };
      },
      touches: [["task"]],
      done: () => t("asOf.broughtBack", { name, date: longDate(day) }),
      // What was there until then is there again; where nothing had changed since that day, nothing goes back.
      undo: ({ changed, at }) =>
        changed ? back(new Date(at - 1).toISOString()) : { send: async () => {}, touches: [] },
    }).then(onDone, () => {});
  return (
    <Button size="compact-xs" variant="default" onClick={() => void bring()}>
      {t("asOf.bringBack")}
    </Button>
  );
}
