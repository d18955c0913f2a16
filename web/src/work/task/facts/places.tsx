import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../../api/client";
import { list } from "../../../data/keys";
import { useHere } from "../here";
import { useTasksById } from "../task";
import styles from "../task.module.css";
import { TaskFinder } from "../task-finder";
import { useTaskActs } from "../use-task-acts";
import { control } from "./control";
import { Fact } from "./fact";

const fields = "id,name,status";

function usePlaces(noun: "sprint" | "milestone", projectId: number) {
  const query = { project_id: [projectId], fields, limit: 200 };
  return useQuery({
    queryKey: list(noun, query),
    queryFn: async (): Promise<{ id: number; name: string }[]> => {
      const params = { query };
      const page =
        noun === "sprint"
          ? await answer(api.GET("/api/sprints", { params }))
          : await answer(api.GET("/api/milestones", { params }));
      return page.items;
    },
    staleTime: 60_000,
  });
}

/** The sprint or the milestone; nothing where the project has none. */
export function PlaceFact({ noun }: { noun: "sprint" | "milestone" }) {
  const { t } = useTranslation();
  const { task, project, readOnly } = useHere();
  const { change } = useTaskActs();
  const { data: places = [] } = usePlaces(noun, project.id);
  const key = `${noun}_id` as const;
  if (places.length === 0 && !task[key]) return null;
  return (
    <Fact label={t(`task.${noun}`)}>
      {(id) => (
        <Select
          {...control}
          id={id}
          readOnly={readOnly}
          searchable
          clearable={!readOnly}
          clearButtonProps={{ "aria-label": t("task.takeOut", { place: t(`task.${noun}`) }) }}
          placeholder={t("common.none")}
          nothingFoundMessage={t("task.nothingFound")}
          data={places.map((place) => ({ value: String(place.id), label: place.name }))}
          value={task[key] ? String(task[key]) : null}
          onChange={(value) => change({ [key]: value ? Number(value) : null })}
        />
      )}
    </Fact>
  );
}

/** The task that this one is part of, or its epic. */
export function AboveFact({ above }: { above: "parent" | "epic" }) {
  const { t } = useTranslation();
  const { task, project, readOnly } = useHere();
  const { change } = useTaskActs();
  const key = `${above}_id` as const;
  const held = task[key] ?? null;
  const { data } = useTasksById(held ? [held] : []);
  const found = held ? data?.get(held) : undefined;
  return (
    <Fact label={t(`task.${above}`)}>
      {(id) => (
        <div className={styles.finder}>
          <TaskFinder
            id={id}
            readOnly={readOnly}
            held={found}
            fits={(row) =>
              row.id !== task.id &&
              (above === "epic" ? row.task_type === "epic" : row.project_id === project.id)
            }
            onPick={(row) => change({ [key]: row?.id ?? null })}
          />
          {found?.reference && (
            <Link to="/tasks/$reference" params={{ reference: found.reference }} className={styles.jump}>
              {t("task.open")}
            </Link>
          )}
        </div>
      )}
    </Fact>
  );
}
