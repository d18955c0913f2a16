import {
  Button,
  ColorSwatch,
  Group,
  Modal,
  NumberInput,
  Radio,
  Select,
  Stack,
  TextInput,
} from "@mantine/core";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Status, WorkflowState } from "../../api/client";
import { useDraftForm } from "../../frame/draft-form";
import { STATE_COLORS } from "../label-color";
import { StatusMark } from "../status-mark";
import styles from "./column.module.css";
import { useBoard } from "./context";
import { insertedBehind, isTaken, replaced } from "./workflow";

const STATUSES: Status[] = ["todo", "in_progress", "in_review", "testing", "blocked", "done", "cancelled"];
const MOST = 1000;
const colors = Object.keys(STATE_COLORS) as (keyof typeof STATE_COLORS)[];

interface ColumnDialogProps {
  /** The column that is edited, or behind which one is added. */
  state: string;
  adding: boolean;
  onClose: () => void;
}

export function ColumnDialog({ state: name, adding, onClose }: ColumnDialogProps) {
  const { t } = useTranslation();
  const { project, grid, actions } = useBoard();
  const held = grid.workflow.find((state) => state.name === name);
  const [state, change, clear] = useDraftForm<WorkflowState>(
    `column:${project.id}:${adding ? "" : name}`,
    adding || !held ? { name: "", status: "in_progress", color: STATE_COLORS.blue } : held,
  );
  const taken = isTaken(grid.workflow, state.name, adding ? undefined : name);

  const save = (event: FormEvent) => {
    event.preventDefault();
    const next = { ...state, name: state.name.trim() };
    if (!next.name || taken) return;
    if (adding) actions.setWorkflow(insertedBehind(grid.workflow, name, next));
    else
      actions.setWorkflow(
        replaced(grid.workflow, name, next),
        next.name === name ? undefined : { from: name, to: next.name },
      );
    clear();
    onClose();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={adding ? t("board.addColumn") : t("board.editColumn")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form onSubmit={save}>
        <Stack gap="md">
          <TextInput
            label={t("board.columnName")}
            value={state.name}
            required
            data-autofocus
            error={taken && t("board.columnTaken")}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          {adding && (
            <Select
              label={t("board.columnStatus")}
              description={t("board.columnStatusHint")}
              allowDeselect={false}
              leftSection={<StatusMark status={state.status} />}
              data={STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }))}
              value={state.status}
              onChange={(status) => status && change({ status: status as Status })}
            />
          )}
          <NumberInput
            label={t("board.limit")}
            description={t("board.limitHint")}
            min={1}
            max={MOST}
            allowDecimal={false}
            placeholder={t("board.noLimit")}
            value={state.wip_limit ?? ""}
            onChange={(limit) => change({ wip_limit: typeof limit === "number" ? limit : null })}
          />
          <Colors color={state.color} onPick={(color) => change({ color })} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit">{adding ? t("board.addThis") : t("common.save")}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Colors({ color, onPick }: { color: string | undefined; onPick: (color: string) => void }) {
  const { t } = useTranslation();
  return (
    <Radio.Group label={t("board.color")} value={color ?? ""} onChange={onPick}>
      <div className={styles.colors}>
        {colors.map((name) => (
          <Radio.Card
            key={name}
            value={STATE_COLORS[name]}
            className={styles.color}
            aria-label={t(`board.colors.${name}`)}
            title={t(`board.colors.${name}`)}
          >
            <ColorSwatch color={STATE_COLORS[name]} size={22} withShadow={false} component="span" />
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
