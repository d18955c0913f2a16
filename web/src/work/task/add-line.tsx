import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useDraft, useGiveBack } from "../../frame/drafts";
import styles from "./task.module.css";

interface AddLineProps {
  /** The name under which what is typed is kept. */
  draft: string;
  label: string;
  /** A promise that is refused gives the words back. */
  onAdd: (text: string) => unknown;
}

/** One line at the foot of a list: Enter adds what is typed, and the next may follow. */
export function AddLine({ draft: name, label, onAdd }: AddLineProps) {
  const [draft, setDraft] = useDraft(name);
  const giveBack = useGiveBack(name);
  const [used, setUsed] = useState(false);
  const add = () => {
    const text = draft?.trim();
    if (!text) return;
    setDraft(null);
    void Promise.resolve(onAdd(text)).catch(() => giveBack(text));
  };
  return (
    <TextInput
      size="xs"
      variant={used || draft !== null ? "default" : "unstyled"}
      className={styles.add}
      aria-label={label}
      placeholder={`+ ${label}`}
      value={(draft ?? "").replaceAll("\n", " ")}
      onFocus={() => setUsed(true)}
      onBlur={() => setUsed(false)}
      onChange={(event) => setDraft(event.currentTarget.value || null)}
      onKeyDown={(event) => event.key === "Enter" && !event.nativeEvent.isComposing && add()}
    />
  );
}
