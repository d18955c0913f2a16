import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useChosenTask } from "../frame/in-hand";
import { useRows } from "../frame/use-rows";
import { Peek } from "../work/task/peek";
import { useDoing } from "./doing";
import styles from "./home.module.css";
import { useAsked, useDone, useMyTasks } from "./my-tasks";
import { QuickAdd } from "./quick-add";
import { SECTIONS } from "./sections";
import { Sections } from "./sections-list";
import { useHomeKeys } from "./use-home-keys";
import { useHomeLive } from "./use-home-live";

/** My work: what is mine, in the order in which it wants attention. */
export function HomeScreen() {
  const { t } = useTranslation();
  const { task: open } = useSearch({ from: "/frame/" });
  const navigate = useNavigate({ from: "/" });
  const list = useRef<HTMLDivElement>(null);
  const { sections, error, refetch } = useMyTasks();
  const asked = useAsked();
  const done = useDone();
  const tasks = [...ORDER.flatMap((name) => sections?.[name] ?? []), ...asked, ...done];

  const onOpen = (task: number | undefined) =>
    void navigate({ search: { task }, replace: open !== undefined });
  const rows = useRows({ list, ids: tasks.map(({ id }) => id), open, onOpen });
  const doing = useDoing(onOpen, rows.leave);
  useHomeKeys(
    tasks.find(({ id }) => id === rows.current),
    asked.some(({ id }) => id === rows.current),
    doing,
    rows.go,
  );
  useChosenTask(rows.current);
  useHomeLive(tasks);
  return (
    <div className={styles.screen}>
      <title>{`${t("home.title")} · ${t("app")}`}</title>
      <div className={styles.page} ref={list}>
        <h1 className={styles.title}>{t("home.title")}</h1>
        <QuickAdd />
        <Sections
          sections={sections}
          asked={asked}
          done={done}
          doing={doing}
          rowProps={rows.rowProps}
          error={error}
          onRetry={() => void refetch()}
        />
      </div>
      <Peek id={open} onClose={() => onOpen(undefined)} />
    </div>
  );
}

const ORDER = SECTIONS;
