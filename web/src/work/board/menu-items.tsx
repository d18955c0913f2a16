// Menu items that change cards, one or many: the same in a card's own menu and in the bar of the chosen ones.
import { Menu } from "@mantine/core";
import { IconMinus } from "@tabler/icons-react";
import { type CSSProperties, type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Priority } from "../../api/client";
import { dayAfter, shortDate, today } from "../../language/dates";
import { Avatar } from "../../people/avatar";
import { nameOf } from "../../people/users";
import { colorOf } from "../label-color";
import { PriorityMark } from "../priority-mark";
import { find, placeAt } from "./arrange";
import type { BoardTask } from "./board-task";
import styles from "./card.module.css";
import { useBoard } from "./context";
import { withDue, withLabelEverywhere, withPersonEverywhere, withPriority } from "./edits";
import { cellNamed, partsOf } from "./grid";
import { ValueMark } from "./value-mark";

const PRIORITIES: Priority[] = ["highest", "high", "medium", "low", "lowest"];

interface ItemsProps {
  ids: readonly number[];
}

function useTasks(ids: readonly number[]): BoardTask[] {
  const { cells } = useBoard();
  return ids.flatMap((id) => find(cells(), id)?.task ?? []);
}

/** To the end of another column; each card stays in its lane. */
export function ColumnItems({ ids }: ItemsProps) {
  const { t } = useTranslation();
  const { grid, cells, actions, focusOn } = useBoard();
  const [first] = ids;
  const here = first === undefined ? undefined : find(cells(), first);
  if (!here || first === undefined) return null;
  const { lane, column } = partsOf(here.cell);
  const to = (key: string) => {
    actions.move(ids, placeAt(cells(), first, cellNamed(lane, key), Number.POSITIVE_INFINITY));
    focusOn(first);
  };
  return (
    <Group label={t("board.moveTo")}>
      {grid.columns
        .filter((value) => ids.length > 1 || value.key !== column)
        .map((value) => (
          <Menu.Item key={value.key} leftSection={<ValueMark value={value} />} onClick={() => to(value.key)}>
            {value.name}
          </Menu.Item>
        ))}
    </Group>
  );
}

export function PriorityItems({ ids }: ItemsProps) {
  const { t } = useTranslation();
  const { actions, focusOn } = useBoard();
  const tasks = useTasks(ids);
  return (
    <Group label={t("board.priorityWord")}>
      {PRIORITIES.map((priority) => (
        <Choice
          key={priority}
          mark={<PriorityMark priority={priority} silent />}
          words={t(`priority.${priority}`)}
          held={tasks.filter((task) => task.priority === priority).length}
          of={tasks.length}
          onPick={() => {
            actions.edit(ids, withPriority(priority));
            if (ids[0] !== undefined) focusOn(ids[0]);
          }}
        />
      ))}
    </Group>
  );
}

export function PeopleItems({ ids }: ItemsProps) {
  const { t } = useTranslation();
  const { actions, project, users } = useBoard();
  const tasks = useTasks(ids);
  const people = useMemo(() => {
    const members = (project.members ?? []).map((member) => member.user_id);
    const all =
      members.length > 0 ? [...members, ...tasks.flatMap((task) => task.assignee_ids ?? [])] : users.keys();
    return [...new Set(all)];
  }, [project.members, tasks, users]);
  return (
    <Group label={t("board.people")}>
      {people.map((id) => {
        const held = tasks.filter((task) => task.assignee_ids?.includes(id)).length;
        return (
          <Choice
            key={id}
            mark={<Avatar user={users.get(id)} size={18} />}
            words={nameOf(users.get(id))}
            held={held}
            of={tasks.length}
            stays
            onPick={() => actions.edit(ids, withPersonEverywhere(id, held < tasks.length))}
          />
        );
      })}
    </Group>
  );
}

export function LabelItems({ ids }: ItemsProps) {
  const { t } = useTranslation();
  const { actions, labels } = useBoard();
  const tasks = useTasks(ids);
  if (labels.size === 0) return <Menu.Label>{t("board.noLabels")}</Menu.Label>;
  return (
    <Group label={t("board.labels")}>
      {[...labels.values()].map((label) => {
        const held = tasks.filter((task) => task.labels?.includes(label.id)).length;
        return (
          <Choice
            key={label.id}
            mark={
              <span className={styles.dot} style={{ "--label": colorOf(label.color) } as CSSProperties} />
            }
            words={label.name}
            held={held}
            of={tasks.length}
            stays
            onPick={() => actions.edit(ids, withLabelEverywhere(label.id, held < tasks.length))}
          />
        );
      })}
    </Group>
  );
}

export function DueItems({ ids }: ItemsProps) {
  const { t } = useTranslation();
  const { actions, focusOn } = useBoard();
  const now = today();
  const days = [
    { day: now, words: t("board.today") },
    { day: dayAfter(now, 1), words: t("board.tomorrow") },
    { day: dayAfter(now, 7), words: t("board.inAWeek") },
    { day: dayAfter(now, 14), words: t("board.inTwoWeeks") },
    { day: null, words: t("board.noDue") },
  ];
  return (
    <Group label={t("board.dueWord")}>
      {days.map(({ day, words }) => (
        <Menu.Item
          key={words}
          rightSection={day && <span className={styles.aside}>{shortDate(day)}</span>}
          onClick={() => {
            actions.edit(ids, withDue(day));
            if (ids[0] !== undefined) focusOn(ids[0]);
          }}
        >
          {words}
        </Menu.Item>
      ))}
    </Group>
  );
}

interface ChoiceProps {
  mark: ReactNode;
  words: string;
  /** How many of the cards have it. */
  held: number;
  of: number;
  /** The menu stays open for more. */
  stays?: boolean;
  onPick: () => void;
}

function Choice({ mark, words, held, of, stays, onPick }: ChoiceProps) {
  const checked = held > 0 && held === of;
  const inside = (
    <span className={styles.choice}>
      {mark}
      {words}
    </span>
  );
  if (!stays) {
    return (
      <Menu.RadioItem value={words} checked={checked} closeMenuOnClick onChange={onPick}>
        {inside}
      </Menu.RadioItem>
    );
  }
  return (
    <Menu.CheckboxItem
      checked={checked}
      rightSection={held > 0 && !checked && <IconMinus size={14} />}
      onChange={onPick}
    >
      {inside}
    </Menu.CheckboxItem>
  );
}

function Group({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no child of a menu
    <div role="group" aria-label={label} className={styles.choices}>
      <Menu.Label aria-hidden>{label}</Menu.Label>
      {children}
    </div>
  );
}
