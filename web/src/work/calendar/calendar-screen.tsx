import { Button, Skeleton } from "@mantine/core";
import { useLocalStorage, useMediaQuery } from "@mantine/hooks";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { Empty } from "../../frame/empty";
import { useKeys } from "../../frame/keys";
import { NotFound } from "../../frame/not-found";
import type { CalendarSearch } from "../../frame/router";
import { firstDayOfWeek } from "../../language/dates";
import { useProject } from "../project";
import { Peek } from "../task/peek";
import { FilterBar } from "../views/filter-bar";
import { useCalendarActs } from "./acts";
import { AddDialog } from "./add-dialog";
import { Agenda } from "./agenda";
import styles from "./calendar.module.css";
import { Month } from "./month";
import { edges, readSpan, type Span, step, writeSpan } from "./span";
import { SpanBar } from "./span-bar";
import { useDated, useUndated } from "./tasks";
import { Tray } from "./tray";

const from = "/frame/projects/$key/calendar";

export function CalendarScreen() {
  const { key } = useParams({ from });
  const { t } = useTranslation();
  const { data: project, error, refetch } = useProject(key);
  if (project === null) return <NotFound />;
  if (project) return <ProjectCalendar key={project.id} project={project} />;
  if (!error) return <Skeleton height="60vh" m="md" width="auto" />;
  return (
    <Empty heading={1} title={t("problem.loadFailed")} hint={error.message}>
      <Button onClick={() => void refetch()}>{t("common.retry")}</Button>
    </Empty>
  );
}

function ProjectCalendar({ project }: { project: Project }) {
  const { t } = useTranslation();
  const search = useSearch({ from });
  const navigate = useNavigate({ from: "/projects/$key/calendar" });
  const phone = useMediaQuery("(max-width: 760px)", false, { getInitialValueInEffect: false });
  const change = useCallback(
    (next: Partial<CalendarSearch>, replace = false) =>
      void navigate({ search: (now) => ({ ...now, ...next }), replace }),
    [navigate],
  );
  const span = useMemo(() => readSpan(search.month), [search.month]);
  const firstDay = useMemo(firstDayOfWeek, []);
  const { from: first, until } = edges(span, firstDay);
  const dated = useDated(project, search.q, first, until);
  const undated = useUndated(project, search.q);
  const acts = useCalendarActs(project, dated.key, undated.key);
  const [tray, setTray] = useLocalStorage({
    key: "quarterdeck:calendar-tray",
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  const [adding, setAdding] = useState<string | null>(null);
  const go = (next: Span) => change({ month: writeSpan(next) });
  const open = useCallback((task: number) => change({ task }), [change]);
  useKeys([
    { press: "p", does: t(`calendar.previous.${span.unit}`), act: () => go(step(span, -1)) },
    { press: "n", does: t(`calendar.next.${span.unit}`), act: () => go(step(span, 1)) },
    { press: "t", does: t("calendar.today"), act: () => change({ month: undefined }) },
    { press: "alt+arrowright", does: t("calendar.keyMove") },
    { press: "enter", does: t("keys.open") },
    { press: "/", does: t("views.query") },
  ]);
  const tasks = dated.data;
  const rows = (
    <Tray
      tasks={undated.tasks}
      more={undated.hasNextPage}
      onMore={() => void undated.fetchNextPage()}
      onOpen={open}
    />
  );
  return (
    <div className={styles.screen}>
      <title>{`${t("calendar.title")} · ${project.name} · ${t("app")}`}</title>
      <h1 className="sr-only">{t("calendar.heading", { project: project.name })}</h1>
      <div className={styles.calendar}>
        <FilterBar project={project} noun="task" layout="calendar" search={search} onChange={change}>
          <SpanBar
            span={span}
            from={first}
            until={until}
            tray={tray}
            onSpan={go}
            onTray={() => setTray(!tray)}
          />
        </FilterBar>
        {!tasks && dated.error && (
          <Empty title={t("problem.loadFailed")} hint={search.q ? undefined : dated.error.message}>
            <Button onClick={() => void dated.refetch()}>{t("common.retry")}</Button>
          </Empty>
        )}
        {!tasks && !dated.error && <Skeleton className={styles.waiting} width="auto" />}
        {tasks && (
          <div className={styles.days}>
            {phone ? (
              <Agenda span={span} from={first} until={until} tasks={tasks} onOpen={open} onAdd={setAdding} />
            ) : (
              <Month
                span={span}
                firstDay={firstDay}
                tasks={tasks}
                undated={undated.tasks ?? []}
                acts={acts}
                onOpen={open}
                onAdd={setAdding}
              />
            )}
            {tray && (phone || !search.task) && rows}
          </div>
        )}
      </div>
      <Peek id={search.task} onClose={() => change({ task: undefined })} />
      {adding && (
        <AddDialog
          projectId={project.id}
          day={adding}
          onAdd={(title, draft) => acts.create(title, adding, draft)}
          onClose={() => setAdding(null)}
        />
      )}
    </div>
  );
}
