import { autoScrollForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import { useHotkeys } from "@mantine/hooks";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Project, WorkflowState } from "../../api/client";
import { Empty } from "../../frame/empty";
import type { BoardSearch } from "../../frame/router";
import { today } from "../../language/dates";
import { useUsers } from "../../people/users";
import { useLabels } from "../project";
import { type Columns, withMove } from "./arrange";
import styles from "./board-screen.module.css";
import { Column } from "./column";
import { BoardContext, type BoardValue } from "./context";
import { useActions } from "./use-actions";
import { useCarry } from "./use-carry";
import { useDrop } from "./use-drop";
import { useFiltered } from "./use-filtered";

interface BoardProps {
  project: Project;
  columns: Columns;
  search: BoardSearch;
  onChange: (next: Partial<BoardSearch>, replace?: boolean) => void;
}

export function Board({ project, columns, search, onChange }: BoardProps) {
  const { t } = useTranslation();
  const strip = useRef<HTMLDivElement>(null);
  const readOnly = Boolean(search.as_of);
  const day = search.as_of ?? today();
  const filtered = useFiltered(project, columns, search.q);
  const actions = useActions(project, columns);
  const carry = useCarry({ project, columns: filtered, readOnly, onDrop: actions.move });
  const shown = useMemo(
    () => (carry.carried ? withMove(filtered, carry.carried) : filtered),
    [filtered, carry.carried],
  );
  useDrop(filtered, actions.move);
  useEffect(() => (strip.current ? autoScrollForElements({ element: strip.current }) : undefined), []);
  useHotkeys([["c", () => strip.current?.querySelector<HTMLElement>("[data-quick-add]")?.focus()]]);

  // Read once here: a subscription in each card would cost as much as the card.
  const users = useUsers();
  const labels = useLabels(project.id);
  const states = useMemo(() => statesOf(project, columns), [project, columns]);
  const value = useMemo<BoardValue>(
    () => ({
      project,
      readOnly,
      day,
      states,
      actions,
      columns: filtered,
      users,
      labels,
      focusOn: carry.focusAfterChange,
    }),
    [project, readOnly, day, states, actions, filtered, users, labels, carry.focusAfterChange],
  );
  const total = [...columns.values()].reduce((sum, column) => sum + column.length, 0);
  const visible = [...shown.values()].reduce((sum, column) => sum + column.length, 0);
  if (states.length === 0) return <Empty title={t("board.noWorkflow")} />;
  return (
    <BoardContext value={value}>
      {total === 0 && <p className={styles.hint}>{readOnly ? t("asOf.empty") : t("board.emptyFirst")}</p>}
      {total > 0 && visible === 0 && (
        <p className={styles.hint}>{t("board.emptyFilter", { text: search.q ?? "" })}</p>
      )}
      <p id="card-hint" hidden>
        {readOnly ? t("carry.readOnly") : t("carry.hint")}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys bubble here from the cards' own links */}
      <div
        ref={strip}
        className={styles.columns}
        data-carrying={carry.carried ? true : undefined}
        data-board
        // Without a card or a field inside, the keyboard could not scroll it.
        tabIndex={readOnly && visible === 0 ? 0 : undefined}
        onKeyDown={carry.onKeyDown}
        onFocus={carry.onFocus}
      >
        {states.map((state) => (
          <Column
            key={state.name}
            state={state}
            tasks={shown.get(state.name) ?? []}
            count={columns.get(state.name)?.length ?? 0}
            focus={carry.focus}
            carried={carry.carried?.id}
            peeked={search.task}
            onOpen={(id) => onChange({ task: id })}
          />
        ))}
      </div>
    </BoardContext>
  );
}

/** The workflow, and after it the states that only old cards still have. */
function statesOf(project: Project, columns: Columns): WorkflowState[] {
  const workflow = project.workflow ?? [];
  const named = new Set(workflow.map((state) => state.name));
  const gone = [...columns.keys()].filter((name) => !named.has(name) && name !== "");
  return [...workflow, ...gone.map((name): WorkflowState => ({ name, status: "todo" }))];
}
