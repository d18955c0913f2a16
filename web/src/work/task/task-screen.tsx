import { Button } from "@mantine/core";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { isRefusal } from "../../api/problem";
import { Empty } from "../../frame/empty";
import { useChosenTask } from "../../frame/in-hand";
import { longDate } from "../../language/dates";
import { AsOfDay } from "./as-of-day";
import { Body } from "./body";
import { BringBack } from "./bring-back";
import { Gone } from "./gone";
import { type Here, HereProvider } from "./here";
import { useTaskId } from "./task";
import styles from "./task.module.css";
import { Waiting } from "./task-peek";
import { useHereFor } from "./use-here-for";
import { VerbsMenu } from "./verbs/verbs-menu";

const from = "/frame/tasks/$reference";
const stay = () => {};

/** A task as a page, at /tasks/WEB-12. */
export function TaskScreen() {
  const { t } = useTranslation();
  const { reference } = useParams({ from });
  const { as_of: day } = useSearch({ from });
  const navigate = useNavigate({ from: "/tasks/$reference" });
  const named = useTaskId(reference);
  const { here, gone, error, refetch } = useHereFor({ id: named.data, day, page: true, onGone: stay });
  const pick = useCallback((as_of: string | undefined) => void navigate({ search: { as_of } }), [navigate]);
  useProperAddress(here, reference);
  useChosenTask(day ? undefined : here?.task.id);
  const failed = named.error ?? error;
  const missing = gone || (isRefusal(named.error) && named.error.status === 404);
  if (!here) {
    if (!failed) return <Waiting />;
    const retry = () => void (named.error ? named.refetch() : refetch());
    return (
      <Empty
        heading={1}
        title={missing ? t(day ? "task.notYet" : "task.missing") : t("problem.loadFailed")}
        hint={missing ? (day ? undefined : t("frame.notFoundHint")) : failed.message}
      >
        {missing && day && <Button onClick={() => pick(undefined)}>{t("asOf.back")}</Button>}
        {missing && !day && (
          <Button component={Link} to="/projects">
            {t("frame.goProjects")}
          </Button>
        )}
        {!missing && <Button onClick={retry}>{t("common.retry")}</Button>}
      </Empty>
    );
  }
  return (
    <HereProvider value={here}>
      <title>{`${here.name} ${here.task.title} · ${t("app")}`}</title>
      <div className={styles.screen}>
        {day && (
          <p className={styles.past} role="status">
            {t("task.asOf", { date: longDate(day) })}
            <BringBack day={day} onDone={() => pick(undefined)} />
            <Button size="compact-xs" variant="default" onClick={() => pick(undefined)}>
              {t("asOf.back")}
            </Button>
          </p>
        )}
        {gone && <Gone id={here.task.id} name={here.name} />}
        <Body
          key={`${here.task.id} ${day ?? ""}`}
          actions={
            <>
              <AsOfDay day={day} onPick={pick} />
              <VerbsMenu />
            </>
          }
        />
      </div>
    </HereProvider>
  );
}

/** An id or an old number becomes the number that people say. */
function useProperAddress(here: Here | null, reference: string) {
  const navigate = useNavigate({ from: "/tasks/$reference" });
  const proper = here?.task.reference;
  useEffect(() => {
    if (!proper || proper === reference) return;
    void navigate({ params: { reference: proper }, search: (now) => now, replace: true });
  }, [proper, reference, navigate]);
}
