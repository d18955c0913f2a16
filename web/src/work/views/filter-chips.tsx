import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { Avatar } from "../../people/avatar";
import { useMe } from "../../people/session";
import { nameOf, useUsers } from "../../people/users";
import { colorOf } from "../label-color";
import { PriorityMark } from "../priority-mark";
import { useLabels } from "../project";
import { StatusMark } from "../status-mark";
import styles from "./filter-bar.module.css";
import { type Choice, FilterChip } from "./filter-chip";
import { choose, chosen, replace, type Term } from "./terms";
import { PRIORITIES } from "./vocabulary";

interface FilterChipsProps {
  project: Project;
  q: string;
  onAsk: (q: string) => void;
}

const NAMES = {
  assignee: ["assignee", "assignee_ids", "assignee_id"],
  state: ["state"],
  priority: ["priority"],
  label: ["label", "labels"],
} as const;

/** What the usual questions about a due date are in the query language. */
const DUE = {
  overdue: "is_overdue:true",
  today: "due:today",
  week: "due<=+7d",
  none: "due:none",
} as const;
type Due = keyof typeof DUE;

const asksDue = ({ field, negated }: Term) =>
  !negated && ["due", "due_date", "is_overdue"].includes(field ?? "");

/** The usual filters; each writes its terms into the query. */
export function FilterChips({ project, q, onAsk }: FilterChipsProps) {
  const { t } = useTranslation();
  const chip = (field: keyof typeof NAMES, choices: Choice[], values = chosen(q, NAMES[field])) => (
    <FilterChip
      name={t(`views.fields.${field}`)}
      choices={choices}
      chosen={values}
      onChoose={(next) => onAsk(choose(q, NAMES[field], next))}
    />
  );
  const people = usePeople(project);
  const labels = [...useLabels(project.id).values()];
  const none: Choice = { value: "none", label: t("common.none") };
  return (
    <>
      {chip("assignee", people.choices, chosen(q, NAMES.assignee).map(people.canonical))}
      {chip("state", statesOf(project))}
      {chip(
        "priority",
        PRIORITIES.map((value) => ({
          value,
          label: t(`priority.${value}`),
          mark: <PriorityMark priority={value} silent />,
        })),
      )}
      {labels.length > 0 &&
        chip("label", [
          ...labels.map(({ id, name, color }) => ({
            value: String(id),
            label: name,
            mark: <span className={styles.dot} style={{ background: colorOf(color) }} />,
          })),
          none,
        ])}
      <FilterChip
        name={t("views.fields.due")}
        single
        choices={(Object.keys(DUE) as Due[]).map((value) => ({ value, label: t(`views.due.${value}`) }))}
        chosen={(Object.keys(DUE) as Due[]).filter((value) => q.split(/\s+/).includes(DUE[value]))}
        onChoose={([value]) => onAsk(replace(q, asksDue, value ? DUE[value as Due] : ""))}
      />
    </>
  );
}

function statesOf(project: Project): Choice[] {
  return (project.workflow ?? []).map(({ name, status }) => ({
    value: name,
    label: name,
    mark: <StatusMark status={status} />,
  }));
}

/** Members first, oneself above all. A person is known by id, name and “me”: `canonical` says which is listed. */
function usePeople(project: Project) {
  const { t } = useTranslation();
  const users = useUsers();
  const me = useMe();
  const members = new Set((project.members ?? []).map(({ user_id }) => user_id));
  const others = [...users.values()]
    .filter(({ id }) => id !== me.id)
    .sort(
      (a, b) => Number(members.has(b.id)) - Number(members.has(a.id)) || nameOf(a).localeCompare(nameOf(b)),
    );
  const choices: Choice[] = [
    { value: "me", label: t("views.me"), mark: <Avatar user={users.get(me.id)} size={18} /> },
    { value: "none", label: t("common.nobody") },
    ...others.map((user) => ({
      value: user.username,
      label: nameOf(user),
      mark: <Avatar user={user} size={18} />,
    })),
  ];
  const canonical = (value: string) => {
    if (value === String(me.id) || value === me.username) return "me";
    return users.get(Number(value))?.username ?? value;
  };
  return { choices, canonical };
}
