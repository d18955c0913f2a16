import { ActionIcon, NumberInput, Select, TextInput } from "@mantine/core";
import { IconGripVertical, IconX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Project, Status, WorkflowState } from "../../api/client";
import { useDraft } from "../../frame/drafts";
import { StatusMark } from "../status-mark";
import { quoted } from "../task-counts";
import { ColorChoice } from "./color-choice";
import styles from "./settings.module.css";
import { edited, statuses } from "./states";
import { useRowDrag } from "./use-row-drag";
import type { WorkflowActs } from "./workflow-acts";

interface StateRowProps {
  project: Project;
  state: WorkflowState;
  at: number;
  count: number | undefined;
  readOnly: boolean;
  acts: WorkflowActs;
  trying: (doing: Promise<unknown>) => Promise<unknown>;
  onMove: (to: number) => void;
  onDrop: (from: number, target: number, edge: "top" | "bottom") => void;
  onRemove: () => void;
}

export function StateRow(props: StateRowProps) {
  const { project, state, at, count, readOnly, acts, trying, onMove, onDrop, onRemove } = props;
  const { t } = useTranslation();
  const row = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const edge = useRowDrag({ row, handle, at, enabled: !readOnly, onDrop });
  const { name } = state;
  const patch = (fields: Partial<WorkflowState>) =>
    void trying(acts.save(edited(project.workflow, name, fields))).catch(() => {});
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onMove(at + step);
  };
  return (
    <li ref={row} className={styles.state} data-edge={edge ?? undefined} data-state={name}>
      {readOnly ? (
        <span />
      ) : (
        <button
          ref={handle}
          type="button"
          className={styles.handle}
          aria-label={t("settings.reorder", { state: name })}
          title={t("settings.reorderHint")}
          onKeyDown={onKeyDown}
        >
          <IconGripVertical size={15} aria-hidden />
        </button>
      )}
      <ColorChoice
        name={name}
        color={state.color}
        readOnly={readOnly}
        onChange={(color) => patch({ color })}
      />
      <StateName project={project} state={state} readOnly={readOnly} acts={acts} trying={trying} />
      <Select
        className={styles.meaning}
        size="xs"
        aria-label={t("settings.meaningOf", { state: name })}
        readOnly={readOnly}
        allowDeselect={false}
        leftSection={<StatusMark status={state.status} />}
        data={statuses.map((value) => ({ value, label: t(`status.${value}`) }))}
        value={state.status}
        onChange={(status) =>
          status &&
          status !== state.status &&
          void trying(acts.setStatus(state, status as Status)).catch(() => {})
        }
      />
      <NumberInput
        key={state.wip_limit}
        className={styles.limit}
        size="xs"
        hideControls
        aria-label={t("settings.limitOf", { state: name })}
        placeholder={t("settings.noLimit")}
        readOnly={readOnly}
        allowDecimal={false}
        allowNegative={false}
        defaultValue={state.wip_limit ?? ""}
        onBlur={({ currentTarget: { value } }) => {
          const limit = value === "" ? null : Number(value);
          if (limit !== (state.wip_limit ?? null)) patch({ wip_limit: limit });
        }}
      />
      <Link
        to="/projects/$key/list"
        params={{ key: project.key }}
        search={{ q: `state:${quoted(name)}` }}
        className={styles.count}
      >
        {count === undefined ? "…" : t("settings.tasks", { count })}
      </Link>
      {!readOnly && (
        <ActionIcon
          className={styles.remove}
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t("settings.removeState", { state: name })}
          title={t("settings.removeState", { state: name })}
          onClick={onRemove}
        >
          <IconX size={15} />
        </ActionIcon>
      )}
    </li>
  );
}

type StateNameProps = Pick<StateRowProps, "project" | "state" | "readOnly" | "acts" | "trying">;

function StateName({ project, state, readOnly, acts, trying }: StateNameProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useDraft(`project:${project.id}:state:${state.name}`);
  const commit = () => {
    const name = draft?.trim();
    if (!name || name === state.name) return setDraft(null);
    trying(acts.rename(state, name)).then(
      () => setDraft(null),
      () => {},
    );
  };
  return (
    <TextInput
      size="xs"
      aria-label={t("settings.stateName", { state: state.name })}
      readOnly={readOnly}
      value={draft ?? state.name}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key === "Escape") setDraft(null);
      }}
    />
  );
}
