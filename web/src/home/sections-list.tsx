import { Button, Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Empty } from "../frame/empty";
import { openOverlay } from "../frame/overlay";
import { useProjects } from "../work/project";
import { Block } from "./block";
import type { Doing } from "./doing";
import styles from "./home.module.css";
import { Mentions } from "./mentions";
import { Row } from "./row";
import type { MyTask, Section } from "./sections";

interface SectionsProps {
  sections: Record<Section, MyTask[]> | undefined;
  asked: MyTask[];
  done: MyTask[];
  doing: Doing;
  rowProps: (id: number) => object;
  error: Error | null;
  onRetry: () => void;
}

export function Sections({ sections, asked, done, doing, rowProps, error, onRetry }: SectionsProps) {
  const { t } = useTranslation();
  if (!sections && error) {
    return (
      <Empty title={t("problem.loadFailed")} hint={error.message}>
        <Button onClick={onRetry}>{t("common.retry")}</Button>
      </Empty>
    );
  }
  if (!sections) return <Waiting />;
  const block = (name: Section) => (
    <Block
      key={name}
      title={t(`home.sections.${name}`)}
      tone={name === "overdue" ? "late" : undefined}
      items={sections[name]}
    >
      {(task) => <Row key={task.id} task={task} doing={doing} row={rowProps(task.id)} />}
    </Block>
  );
  const nothing = Object.values(sections).every((tasks) => tasks.length === 0);
  return (
    <>
      {nothing && <Nothing />}
      {block("overdue")}
      {block("today")}
      <Mentions />
      {block("next")}
      {block("later")}
      {block("waiting")}
      <Block title={t("home.sections.asked")} items={asked}>
        {(task) => <Row key={task.id} task={task} doing={doing} row={rowProps(task.id)} theirs />}
      </Block>
      <Block title={t("home.sections.done")} tone="quiet" items={done}>
        {(task) => <Row key={task.id} task={task} doing={doing} row={rowProps(task.id)} />}
      </Block>
    </>
  );
}

function Nothing() {
  const { t } = useTranslation();
  const { data: projects } = useProjects();
  const none = projects?.length === 0;
  return (
    <div className={styles.nothing}>
      <h2>{t("home.empty")}</h2>
      <p>{none ? t("projects.emptyHint") : t("home.emptyHint")}</p>
      <Button variant="default" onClick={() => openOverlay(none ? { kind: "project" } : { kind: "task" })}>
        {none ? t("projects.new") : t("frame.newTask")}
      </Button>
    </div>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t("common.loading")}>
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <Skeleton key={row} height={30} mt={8} />
      ))}
    </div>
  );
}
