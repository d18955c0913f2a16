import { TextInput, type TextInputProps } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { isRefusal } from "../../../api/problem";
import { useArrived, useDraft } from "../../../frame/drafts";
import { useHere } from "../here";
import { type Changing, draftOf } from "../use-task-acts";
import { field } from "./control";

interface TypedInputProps extends Omit<TextInputProps, "value" | "onChange" | "onBlur" | "error"> {
  /** The field of the task, as the server names it. */
  name: string;
  /** What the task has, as it is read and typed. */
  held: string;
  /** Saves what was typed; nothing where it cannot be read. */
  save: (typed: string, how: Changing) => Promise<unknown> | undefined;
  /** Said where it cannot be read. */
  wrong?: string;
}

/** A fact that is typed: kept as a draft until the server has it, and as long as it cannot be read. */
export function TypedInput({ name, held, save, wrong, ...rest }: TypedInputProps) {
  const { task, readOnly } = useHere();
  const kept = draftOf(task.id, name);
  const [draft, setDraft] = useDraft(kept);
  const [upon, setUpon] = useDraft(`${kept}:upon`);
  const [why, setWhy] = useState<string>();
  const arrived = useArrived(kept);
  const done = (sent?: string) => {
    if (sent === undefined) setDraft(null);
    else arrived(sent);
    setUpon(null);
    setWhy(undefined);
  };
  const commit = async () => {
    if (draft === null) return;
    if (draft.trim() === held) return done();
    const typed = { draft: kept, text: draft };
    const saving = save(draft.trim(), { version: Number(upon ?? task.version), typed, quiet: true });
    setWhy(saving ? undefined : wrong);
    try {
      await saving;
      if (saving) done(draft);
    } catch (error) {
      // Both values are shown and one is chosen; what was typed is among them.
      if (isRefusal(error, "conflict")) done(draft);
      else setWhy(isRefusal(error) ? (error.fields[name] ?? error.message) : String(error));
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") event.currentTarget.blur();
    if (event.key !== "Escape" || draft === null) return;
    event.preventDefault();
    done();
  };
  return (
    <TextInput
      {...field}
      {...rest}
      readOnly={readOnly}
      value={readOnly ? held : (draft ?? held)}
      error={draft !== null && why}
      onChange={(event) => {
        if (draft === null) setUpon(String(task.version));
        setDraft(event.currentTarget.value);
      }}
      onKeyDown={onKeyDown}
      onBlur={() => void commit()}
    />
  );
}
