import { Button, Skeleton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Activity, Project } from "../../api/client";
import { ago, isDay, longDate, moment } from "../../language/dates";
import { Avatar } from "../../people/avatar";
import { nameOf, useUsers } from "../../people/users";
import { useLabels } from "../project";
import styles from "./peek.module.css";
import { useHistory } from "./task";

const FIRST = 8;

/** Fields whose values tell a reader nothing. */
const SILENT = new Set([
  "rank",
  "version",
  "updated_at",
  "updated_by",
  "created_at",
  "created_by",
  "id",
  "number",
  "project_id",
  "reference",
  "status",
  "started_at",
  "completed_at",
]);
const LONGEST = 80;

const words = (name: string) => name.replace(/_ids?$/, "").replaceAll("_", " ");
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function History({ id, project }: { id: number; project: Project }) {
  const { t } = useTranslation();
  const { data: events, isPending } = useHistory(id);
  const [all, setAll] = useState(false);
  const shown = all ? events : events?.slice(0, FIRST);
  const older = (events?.length ?? 0) - (shown?.length ?? 0);
  return (
    <section>
      <h3 className={styles.heading}>{t("peek.history")}</h3>
      {isPending && <Skeleton height={60} />}
      {events?.length === 0 && <p className={styles.quiet}>{t("peek.noHistory")}</p>}
      <ol className={styles.events}>
        {shown?.map((event) => (
          <Event key={event.id} event={event} project={project} />
        ))}
      </ol>
      {older > 0 && (
        <Button size="compact-xs" variant="subtle" onClick={() => setAll(true)}>
          {t("history.more", { count: older })}
        </Button>
      )}
    </section>
  );
}

function Event({ event, project }: { event: Activity; project: Project }) {
  const { t } = useTranslation();
  const users = useUsers();
  const actor = users.get(event.actor_id ?? 0);
  const who = actor ? nameOf(actor) : t("history.someone");
  const created = event.verb === "create";
  const changes = created ? [] : Object.entries(event.changes ?? {}).filter(([field]) => !SILENT.has(field));
  return (
    <li className={styles.event}>
      <Avatar user={actor} size={20} />
      <div>
        {created
          ? t("history.created", { who })
          : t("history.did", {
              who,
              verb: t(`history.verbs.${event.verb}` as "history.verbs.update", {
                defaultValue: words(event.verb),
              }),
            })}{" "}
        <time dateTime={event.at} title={moment(event.at)}>
          {ago(event.at)}
        </time>
        {changes.length > 0 && (
          <ul>
            {changes.map(([field, [from, to]]) => (
              <FieldChange key={field} field={field} from={from} to={to} project={project} />
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

interface FieldChangeProps {
  field: string;
  from: unknown;
  to: unknown;
  project: Project;
}

function FieldChange({ field, from, to, project }: FieldChangeProps) {
  const { t } = useTranslation();
  const users = useUsers();
  const labels = useLabels(project.id);
  const one = (value: unknown): string => {
    if (field === "assignee_ids" || field.endsWith("er_id")) return nameOf(users.get(Number(value)));
    if (field === "labels") return labels.get(value as number)?.name ?? String(value);
    if (field === "priority" || field === "task_type") {
      const list = field === "priority" ? "priority" : "type";
      return t(`${list}.${value}` as "type.task", { defaultValue: String(value) });
    }
    if (field.endsWith("_date") && isDay(value)) return longDate(value);
    if (field.endsWith("_at") && typeof value === "string") return moment(value);
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  };
  const show = (value: unknown): string => (Array.isArray(value) ? value.map(one).join(", ") : one(value));
  const empty = (value: unknown) =>
    value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
  const label = capital(words(field));
  const long = [from, to].some((value) => !empty(value) && show(value).length > LONGEST);
  if (long) return <li>{t("history.edited", { field: label })}</li>;
  if (empty(from)) return <li>{t("history.set", { field: label, to: empty(to) ? "" : show(to) })}</li>;
  if (empty(to)) return <li>{t("history.cleared", { field: label, from: show(from) })}</li>;
  return <li>{t("history.change", { field: label, from: show(from), to: show(to) })}</li>;
}
