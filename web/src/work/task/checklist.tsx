import { CloseButton, Progress } from "@mantine/core";
import { IconGripVertical } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Typed } from "../../api/letters";
import { useArrived, useDraft } from "../../frame/drafts";
import { announce } from "../../frame/notices";
import { AddLine } from "./add-line";
import { useHere } from "./here";
import { moved } from "./moved";
import { Section } from "./section";
import styles from "./task.module.css";
import { useReorder } from "./use-reorder";
import { draftOf, useTaskActs } from "./use-task-acts";

interface Item {
  text: string;
  on: boolean;
}

const lists = {
  checklist: { on: "done" },
  acceptance_criteria: { on: "met" },
} as const;

type Name = keyof typeof lists;

/** Items to tick: the checklist, or what must hold for the task to be accepted. */
export function Checklist({ name }: { name: Name }) {
  const { t } = useTranslation();
  const { task, readOnly } = useHere();
  const items = (task[name] ?? []).map((item): Item => ({ text: item.text, on: isOn(item) }));
  const set = useItems(name);
  const done = items.filter(({ on }) => on).length;
  const title = t(name === "checklist" ? "task.checklist" : "task.criteria");
  const add = t(name === "checklist" ? "task.addItem" : "task.addCriterion");
  const put = (from: number, to: number) => {
    if (to < 0 || to >= items.length || to === from) return;
    set((held) => moved(held, from, to));
    announce(t("task.itemMoved", { place: to + 1, count: items.length }));
  };
  if (readOnly && items.length === 0) return null;
  return (
    <Section title={title} note={items.length > 0 && t("task.doneOf", { done, count: items.length })}>
      {items.length > 0 && (
        <Progress
          size={4}
          value={(done / items.length) * 100}
          aria-label={title}
          color={done === items.length ? "green" : undefined}
        />
      )}
      <ul className={styles.items}>
        {items.map((item, at) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: items have no names of their own, and two may read alike
            key={`${at} ${item.text}`}
            list={name}
            item={item}
            at={at}
            onTick={() =>
              set((held) => held.map((one, index) => (index === at ? { ...one, on: !one.on } : one)))
            }
            onText={(text, typed) =>
              set((held) => held.map((one, index) => (index === at ? { ...one, text } : one)), typed)
            }
            onDelete={() => set((held) => held.filter((_, index) => index !== at))}
            onPut={put}
          />
        ))}
      </ul>
      {!readOnly && (
        <AddLine
          draft={draftOf(task.id, name)}
          label={add}
          onAdd={(text) =>
            set((held) => [...held, { text, on: false }], { draft: draftOf(task.id, name), text })
          }
        />
      )}
    </Section>
  );
}

const isOn = (item: { done?: boolean; met?: boolean }) => Boolean(item.done ?? item.met);

function useItems(name: Name) {
  const { changeList } = useTaskActs();
  return (into: (items: Item[]) => Item[], typed?: Typed): Promise<unknown> => {
    const through = (held: { text: string; done?: boolean; met?: boolean }[]) =>
      into(held.map((item) => ({ text: item.text, on: isOn(item) })));
    if (name === "checklist") {
      return changeList(name, (held) => through(held).map(({ text, on }) => ({ text, done: on })), typed);
    }
    return changeList(name, (held) => through(held).map(({ text, on }) => ({ text, met: on })), typed);
  };
}

interface RowProps {
  list: Name;
  item: Item;
  at: number;
  onTick: () => void;
  onText: (text: string, typed: Typed) => Promise<unknown>;
  onDelete: () => void;
  onPut: (from: number, to: number) => void;
}

function Row({ list, item, at, onTick, onText, onDelete, onPut }: RowProps) {
  const { t } = useTranslation();
  const { task, readOnly } = useHere();
  const { row, handle, over } = useReorder(`${task.id} ${list}`, at, onPut);
  // Items have no names of their own: by its words it is found again.
  const kept = draftOf(task.id, `${list}:${item.text}`);
  const [draft, setDraft] = useDraft(kept);
  const arrived = useArrived(kept);
  const commit = () => {
    const text = draft?.trim();
    if (!text || text === item.text) return setDraft(null);
    // A refusal leaves the draft, and with it what was typed in its place.
    void onText(text, { draft: kept, text }).then(
      () => arrived(text),
      () => {},
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") event.currentTarget.blur();
    if (event.key === "Escape" && draft !== null) {
      event.preventDefault();
      setDraft(null);
    }
  };
  const carry = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    onPut(at, at + step);
  };
  return (
    <li ref={row} className={styles.item} data-over={over}>
      {!readOnly && (
        <button
          ref={handle}
          type="button"
          className={styles.handle}
          aria-label={t("task.carry", { item: item.text })}
          title={t("task.carryHint")}
          onKeyDown={carry}
        >
          <IconGripVertical size={14} stroke={1.7} aria-hidden />
        </button>
      )}
      <input
        type="checkbox"
        className={styles.tick}
        checked={item.on}
        disabled={readOnly}
        aria-label={item.text}
        onChange={onTick}
      />
      <input
        className={styles.itemText}
        data-done={item.on || undefined}
        readOnly={readOnly}
        aria-label={t("task.itemText", { place: at + 1 })}
        value={draft ?? item.text}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={commit}
      />
      {!readOnly && (
        <CloseButton
          size="sm"
          className={styles.quietButton}
          aria-label={t("task.deleteItem", { item: item.text })}
          onClick={onDelete}
        />
      )}
    </li>
  );
}
