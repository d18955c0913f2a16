import { Button, Skeleton } from "@mantine/core";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCallback } from "react";
import { Trans, useTranslation } from "react-i18next";
import { type Activity, answer, api, type Project } from "../../api/client";
import { list, one } from "../../data/keys";
import { ago, moment } from "../../language/dates";
import { number } from "../../language/numbers";
import { useChanges } from "../../live/use-topic";
import { Avatar } from "../../people/avatar";
import { nameOf, useUsers } from "../../people/users";
import { type Happening, happenings } from "./happening";
import styles from "./overview-screen.module.css";
import { Panel } from "./panel";

const PAGE = 25;

function useRecent(projectId: number) {
  const client = useQueryClient();
  const again = useCallback(
    () => void client.invalidateQueries({ queryKey: [...one("project", projectId), "recent"] }),
    [client, projectId],
  );
  useChanges(`project:${projectId}`, again, again);
  return useInfiniteQuery({
    queryKey: [...one("project", projectId), "recent"],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam: before }) => {
      const query = { project_id: projectId, newest: true, limit: PAGE, before };
      return answer(api.GET("/api/activity", { params: { query } }));
    },
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items as Activity[]),
  });
}

/** The names of the tasks that are spoken of. */
function useTasks(ids: number[]) {
  const question = { id: ids, fields: "id,reference,title", limit: 1000 };
  const { data } = useQuery({
    queryKey: list("task", question),
    queryFn: () => answer(api.GET("/api/tasks", { params: { query: question } })),
    enabled: ids.length > 0,
    placeholderData: (held) => held,
  });
  return new Map(data?.items.map((task) => [task.id, task]));
}

/** What happened last, as sentences. */
export function Recent({ project }: { project: Project }) {
  const { t } = useTranslation();
  const { data, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useRecent(project.id);
  const told = happenings(data ?? []);
  const tasks = useTasks(
    [...new Set(told.flatMap(({ task }) => (task ? [task] : [])))].sort((a, b) => a - b),
  );
  return (
    <Panel title={t("overview.recent")}>
      {isPending && <Skeleton height={160} m={16} width="auto" />}
      <ol className={styles.rows}>
        {told.map((happening) => (
          <Sentence
            key={happening.id}
            happening={happening}
            project={project}
            task={tasks.get(happening.task ?? 0)}
          />
        ))}
      </ol>
      {hasNextPage && (
        <Button
          size="compact-xs"
          variant="subtle"
          m={12}
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t("overview.older")}
        </Button>
      )}
    </Panel>
  );
}

interface SentenceProps {
  happening: Happening;
  project: Project;
  task: { id: number; reference?: string; title?: string } | undefined;
}

function Sentence({ happening, project, task }: SentenceProps) {
  const { t } = useTranslation();
  const user = useUsers().get(happening.who ?? 0);
  const who = user ? nameOf(user) : t("history.someone");
  const what = happening.task
    ? task
      ? `${task.reference} ${task.title}`
      : t("overview.someTask")
    : project.name;
  return (
    <li className={styles.happening}>
      <Avatar user={user} size={20} />
      <span>
        <Trans
          t={t}
          i18nKey={`overview.happened.${happening.kind}`}
          values={{ who, what, state: happening.state, hours: number(happening.hours ?? 0, 2) }}
          components={{
            who: user ? <Link to="/people" search={{ person: user.id }} /> : <b />,
            what: task ? (
              <Link to="/tasks/$reference" params={{ reference: task.reference ?? String(task.id) }} />
            ) : (
              <b />
            ),
          }}
        />
      </span>
      <time dateTime={happening.at} title={moment(happening.at)}>
        {ago(happening.at)}
      </time>
    </li>
  );
}
