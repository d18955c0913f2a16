import { Button, Modal, Progress } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Project, WorkflowState } from "../../api/client";
import { announce } from "../../frame/notices";
import { palette } from "../label-color";
import { countOf, useCountsBy } from "../task-counts";
import { type PartProps, Section } from "./part";
import styles from "./settings.module.css";
import { StateRemove } from "./state-remove";
import { StateRow } from "./state-row";
import { landing, reordered } from "./states";
import { Stray } from "./stray";
import { useWorkflowActs, type WorkflowActs } from "./workflow-acts";

export function WorkflowPart({ project, readOnly }: PartProps) {
  const { t } = useTranslation();
  const acts = useWorkflowActs(project);
  const [refused, setRefused] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<WorkflowState | null>(null);
  const states = project.workflow;
  const counts = useCountsBy(project.id, "state");
  /** Says beside the list what the server says against a change. */
  const trying = (doing: Promise<unknown>) => {
    setRefused(null);
    doing.catch((error: Error) => setRefused(error.message));
    return doing;
  };
  const move = (from: number, to: number) => {
    const next = reordered(states, from, to);
    const at = next.indexOf(states[from] as WorkflowState);
    if (at === from) return;
    void trying(acts.save(next)).catch(() => {});
    announce(t("settings.stateAt", { state: states[from]?.name, position: at + 1, total: next.length }));
  };
  return (
    <Section title={t("settings.workflow")} hint={t("settings.workflowHint")}>
      {refused && (
        <p role="alert" className={styles.refused}>
          {refused}
        </p>
      )}
      <ol className={styles.rows} aria-label={t("settings.states")}>
        {states.map((state, at) => (
          <StateRow
            key={state.name}
            state={state}
            at={at}
            project={project}
            readOnly={readOnly}
            count={countOf(counts, state.name)}
            acts={acts}
            trying={trying}
            onMove={(to) => move(at, to)}
            onDrop={(from, target, edge) => move(from, landing(from, target, edge))}
            onRemove={() => setLeaving(state)}
          />
        ))}
      </ol>
      {!readOnly && <StateAdd project={project} acts={acts} trying={trying} />}
      <Stray project={project} readOnly={readOnly} acts={acts} />
      {leaving && (
        <StateRemove
          project={project}
          state={leaving}
          count={countOf(counts, leaving.name) ?? 0}
          onClose={() => setLeaving(null)}
          onRemove={(target) => void trying(acts.remove(leaving, target)).catch(() => {})}
        />
      )}
      <UnderWay acts={acts} />
    </Section>
  );
}

interface StateAddProps {
  project: Project;
  acts: WorkflowActs;
  trying: (doing: Promise<unknown>) => Promise<unknown>;
}

/** A new state stands before the first that ends the work. */
function StateAdd({ project, acts, trying }: StateAddProps) {
  const { t } = useTranslation();
  const states = project.workflow;
  const add = () => {
    const taken = new Set(states.map(({ name }) => name));
    let name = t("settings.newState");
    for (let number = 2; taken.has(name); number += 1) name = `${t("settings.newState")} ${number}`;
    const end = states.findIndex(({ status }) => status === "done");
    const color = palette[states.length % palette.length] ?? "";
    const next = states.toSpliced(end, 0, { name, status: "in_progress", color });
    void trying(acts.save(next, t("settings.stateAdded", { state: name }))).catch(() => {});
  };
  return (
    <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={add}>
      {t("settings.addState")}
    </Button>
  );
}

/** Shown while tasks are taken along; short journeys are over before it appears. */
function UnderWay({ acts: { progress, stop } }: { acts: WorkflowActs }) {
  const { t } = useTranslation();
  if (!progress || progress.total < 20) return null;
  const words = t("settings.taking", { done: progress.done, total: progress.total });
  return (
    <Modal opened onClose={stop} title={t("settings.takingTitle")} withCloseButton={false}>
      <p>{words}</p>
      <Progress value={(progress.done / progress.total) * 100} aria-label={words} />
      <Button mt="md" variant="default" onClick={stop}>
        {t("settings.stop")}
      </Button>
    </Modal>
  );
}
