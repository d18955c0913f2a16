import { useTranslation } from "react-i18next";
import { moment, shortDate, today } from "../../language/dates";
import { number } from "../../language/numbers";
import { PriorityMark } from "../priority-mark";
import { StatusMark } from "../status-mark";
import type { ColumnId, RowTask } from "./columns";
import { useList } from "./context";
import styles from "./list.module.css";

interface ValueProps {
  task: RowTask;
  column: ColumnId;
}

/** What a cell shows. Light on purpose: hundreds of them are made while one scrolls. */
export function Value({ task, column }: ValueProps) {
  switch (column) {
    case "key":
      return <span className={styles.key}>{task.reference}</span>;
    case "title":
      return task.title;
    case "state":
      return (
        <span className={styles.marked}>
          <StatusMark status={task.status} />
          <span className={styles.clip}>{task.state}</span>
        </span>
      );
    case "priority":
      return <Priority task={task} />;
    case "assignees":
      return <People task={task} />;
    case "labels":
      return <Labels task={task} />;
    case "due":
      return <Due task={task} />;
    case "start":
      return task.start_date ? shortDate(task.start_date) : null;
    case "points":
      return <Figure value={task.story_points} />;
    case "estimate":
      return <Figure value={task.estimated_hours} unit="hour" />;
    case "logged":
      return <Figure value={task.actual_hours || null} unit="hour" />;
    case "comments":
      return <Figure value={task.comment_count || null} />;
    case "type":
      return <Named list="type" value={task.task_type} />;
    case "sprint":
      return <Named list="sprint" value={task.sprint_id} />;
    case "milestone":
      return <Named list="milestone" value={task.milestone_id} />;
    case "reporter":
      return <Named list="assignees" value={task.reporter_id} />;
    case "created":
      return <Instant at={task.created_at} />;
    case "updated":
      return <Instant at={task.updated_at} />;
    case "completed":
      return <Instant at={task.completed_at} />;
  }
}

function Named({ list, value }: { list: "type" | "sprint" | "milestone" | "assignees"; value: unknown }) {
  const { named } = useList();
  const choice = value === null || value === undefined ? undefined : named[list].get(String(value));
  if (!choice) return null;
  return (
    <span className={styles.marked}>
      {choice.mark}
      <span className={styles.clip}>{choice.label}</span>
    </span>
  );
}

function Priority({ task }: { task: RowTask }) {
  const { t } = useTranslation();
  if (!task.priority) return null;
  return (
    <span className={styles.marked}>
      <PriorityMark priority={task.priority} silent />
      <span className={styles.clip}>{t(`priority.${task.priority}`)}</span>
    </span>
  );
}

const FACES = 3;

function People({ task }: { task: RowTask }) {
  const { named } = useList();
  const people = (task.assignee_ids ?? []).map((id) => named.assignees.get(String(id)));
  if (people.length === 0) return null;
  return (
    <span className={styles.marked}>
      {people.slice(0, FACES).map((person) => (
        <span key={person?.value}>{person?.mark}</span>
      ))}
      <span className={people.length === 1 ? styles.clip : "sr-only"}>
        {people.map((person) => person?.label ?? "?").join(", ")}
      </span>
      {people.length > FACES && <span className={styles.more}>+{people.length - FACES}</span>}
    </span>
  );
}

function Labels({ task }: { task: RowTask }) {
  const { named } = useList();
  return (
    <span className={styles.labels}>
      {task.labels?.map((id) => (
        <span key={id} className={styles.label} title={named.labels.get(String(id))?.label}>
          {named.labels.get(String(id))?.mark}
          <span className={styles.clip}>{named.labels.get(String(id))?.label}</span>
        </span>
      ))}
    </span>
  );
}

function Due({ task: { due_date: due, is_overdue: late } }: { task: RowTask }) {
  const { t } = useTranslation();
  if (!due) return null;
  return (
    <span className={styles.due} data-late={late || undefined} title={late ? t("list.overdue") : undefined}>
      {shortDate(due)}
      {late && <span className="sr-only">{t("list.overdue")}</span>}
    </span>
  );
}

function Figure({ value, unit }: { value: number | null | undefined; unit?: "hour" }) {
  if (value === null || value === undefined) return null;
  return <span className={styles.figure}>{number(value, 2, unit)}</span>;
}

function Instant({ at }: { at: string | null | undefined }) {
  return at ? (
    <time dateTime={at} title={moment(at)}>
      {shortDate(today(new Date(at)))}
    </time>
  ) : null;
}
