import { Combobox, useCombobox } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Typed } from "../../api/letters";
import type { Choices } from "./choices";
import { type ColumnId, type RowTask, SPECS } from "./columns";
import { useList } from "./context";
import { DayEditor } from "./day-editor";
import { FieldEditor } from "./field-editor";
import styles from "./list.module.css";
import type { Patch } from "./shown";

/** Where the keyboard goes when a cell is left. */
export type Leaving = "stay" | "next" | "previous";

interface EditorProps {
  task: RowTask;
  column: ColumnId;
  onLeave: (where: Leaving) => void;
}

/** Edits one value where it stands: Enter keeps it, Tab keeps it and goes on, Escape leaves it as it was. */
export function Editor(props: EditorProps) {
  const { acts } = useList();
  const spec = SPECS.get(props.column);
  const before = spec && props.task[spec.field];
  // What came since the cell was opened is a conflict, not something to overwrite.
  const [opened] = useState(props.task.version);
  const save = async (value: unknown, typed?: Typed, upon = opened) => {
    if (!spec || JSON.stringify(value ?? null) === JSON.stringify(before ?? null)) return;
    await acts.edit({ ...props.task, version: upon }, { [spec.field]: value } as Patch, typed);
  };
  if (spec?.editing === "choice" || spec?.editing === "choices") {
    return <ChoiceEditor {...props} several={spec.editing === "choices"} onSave={save} />;
  }
  if (spec?.editing === "date")
    return <DayEditor {...props} onSave={(value) => save(value).catch(() => {})} />; // told already
  return <FieldEditor {...props} onSave={save} />;
}

export interface Saving extends EditorProps {
  onSave: (value: unknown, typed?: Typed, upon?: number) => Promise<void>;
}

const SEARCHED = 8;

function ChoiceEditor({ task, column, several, onLeave, onSave }: Saving & { several: boolean }) {
  const { t } = useTranslation();
  const { choices } = useList();
  const all = choices[column as keyof Choices];
  const spec = SPECS.get(column);
  const held = spec && task[spec.field];
  const [chosen, setChosen] = useState<string[]>(() =>
    Array.isArray(held) ? held.map(String) : [String(held ?? "")],
  );
  const [wanted, setWanted] = useState("");
  const left = useRef(false);
  const combobox = useCombobox({ opened: true, onOpenedChange: (opened) => !opened && leave("stay") });
  const leave = (where: Leaving, values = chosen) => {
    if (left.current) return;
    left.current = true;
    onSave(several ? values.map(Number) : asValue(column, values[0])).catch(() => {}); // told already
    onLeave(where);
  };
  const focus = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => focus.current?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(frame);
  }, []);
  const pick = (value: string) => {
    if (!several) return leave("stay", [value]);
    setChosen(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Tab") leave(event.shiftKey ? "previous" : "next");
    else if (event.key === "Escape") leave("stay");
    else return;
    event.preventDefault();
  };
  const shown = all.filter(({ label }) => label.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <Combobox
      store={combobox}
      width={230}
      position="bottom-start"
      transitionProps={{ duration: 0 }}
      onOptionSubmit={pick}
    >
      <Combobox.DropdownTarget>
        <span className={styles.anchor} />
      </Combobox.DropdownTarget>
      <Combobox.Dropdown
        onKeyDown={onKeyDown}
        onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && leave("stay")}
      >
        <Combobox.Search
          ref={focus}
          className={all.length > SEARCHED ? undefined : "sr-only"}
          aria-label={t(`list.columns.${column}`)}
          placeholder={t("views.find", { name: t(`list.columns.${column}`) })}
          value={wanted}
          onChange={(event) => {
            setWanted(event.currentTarget.value);
            combobox.selectFirstOption();
          }}
        />
        <Combobox.Options className={styles.options} aria-label={t(`list.columns.${column}`)}>
          {shown.map(({ value, label, mark }) => (
            <Combobox.Option
              key={value}
              value={value}
              active={chosen.includes(value)}
              selected={chosen.includes(value)}
            >
              <span className={styles.marked}>
                {mark}
                <span className={styles.clip}>{label}</span>
                {chosen.includes(value) && <IconCheck size={14} aria-hidden className={styles.tick} />}
              </span>
            </Combobox.Option>
          ))}
          {shown.length === 0 && <Combobox.Empty>{t("views.nothingFound")}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

const asValue = (column: ColumnId, value: string | undefined) =>
  column === "sprint" || column === "milestone" ? (value ? Number(value) : null) : value;
