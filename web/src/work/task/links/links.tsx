import { Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RowsComing } from "../../../frame/coming";
import { Heading } from "../../../frame/heading";
import { useHere } from "../here";
import { Section } from "../section";
import { type TaskRow, useTasksById } from "../task";
import styles from "../task.module.css";
import { TaskFinder } from "../task-finder";
import { TaskLine } from "../task-line";
import { OtherLine } from "./other-line";
import { grouped, type Linked, OFFERED, type Relation } from "./relations";
import { useLinkActs, useLinks } from "./use-links";

const NONE: Linked[] = [];

/** What the task waits for, what waits for it, and what else belongs to it. */
export function Links() {
  const { t } = useTranslation();
  const { task, readOnly } = useHere();
  const { data: links = NONE, isPending } = useLinks(task.id);
  const { data: rows } = useTasksById(
    links.filter(({ other }) => other.noun === "task").map(({ other }) => other.id),
  );
  const [adding, setAdding] = useState(false);
  if (readOnly && links.length === 0) return null;
  return (
    <Section
      title={t("task.links")}
      note={!isPending && links.length === 0 && t("task.noLinks")}
      action={
        !readOnly && (
          <button
            type="button"
            className={styles.headButton}
            aria-expanded={adding}
            onClick={() => setAdding(!adding)}
          >
            {t("task.addLink")}
          </button>
        )
      }
    >
      {isPending && <RowsComing />}
      {adding && <Add links={links} />}
      {grouped(links).map(([relation, found]) => (
        <div key={relation}>
          <Heading className={styles.group}>{t(`task.relation.${relation}`)}</Heading>
          <ul className={styles.items}>
            {found.map((one) => (
              <Line key={one.link.id} linked={one} row={rows?.get(one.other.id)} />
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

function Line({ linked, row }: { linked: Linked; row: TaskRow | undefined }) {
  const { t } = useTranslation();
  const { readOnly } = useHere();
  const { remove } = useLinkActs();
  const removing = (name: string) => ({
    onRemove: readOnly ? undefined : () => void remove(linked, name),
    removeLabel: t("task.removeLink", { name }),
  });
  if (linked.other.noun !== "task") return <OtherLine linked={linked} removing={removing} />;
  return row ? <TaskLine row={row} {...removing(row.reference ?? row.title)} /> : null;
}

function Add({ links }: { links: Linked[] }) {
  const { t } = useTranslation();
  const { task } = useHere();
  const { add } = useLinkActs();
  const [relation, setRelation] = useState<Relation>("blocks.in");
  const there = new Set(
    links.filter((one) => one.relation === relation).map(({ other }) => `${other.noun}${other.id}`),
  );
  return (
    <div className={styles.addLink}>
      <Select
        size="xs"
        allowDeselect={false}
        aria-label={t("task.relationLabel")}
        data={OFFERED.map((value) => ({ value, label: t(`task.relation.${value}`) }))}
        value={relation}
        onChange={(value) => value && setRelation(value as Relation)}
      />
      <TaskFinder
        label={t("task.findTask")}
        placeholder={t("task.findTask")}
        fits={(row) => row.id !== task.id && !there.has(`task${row.id}`)}
        onPick={(row) => row && void add(relation, row)}
      />
    </div>
  );
}
