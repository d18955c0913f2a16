import { IconPlus, IconX } from "@tabler/icons-react";
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDraft, useGiveBack } from "../../frame/drafts";
import { useList } from "./context";
import styles from "./list.module.css";
import type { Patch } from "./shown";

export interface Target {
  name: string;
  patch: Patch;
}

interface QuickAddProps {
  field: RefObject<HTMLInputElement | null>;
  /** The group that is added to, if one was chosen. */
  target: Target | null;
  onUntarget: () => void;
  onPaste: (text: string) => void;
}

/** The last line of the list: a title and Enter make a task. Several pasted lines are looked at first. */
export function QuickAdd({ field, target, onUntarget, onPaste }: QuickAddProps) {
  const { t } = useTranslation();
  const { project, acts } = useList();
  const kept = `list-add:${project.id}`;
  const [draft, keep] = useDraft(kept);
  const giveBack = useGiveBack(kept);
  const [refused, setRefused] = useState(false);
  const title = (draft ?? "").replaceAll("\n", " ");
  const add = () => {
    const text = title.trim();
    if (!text) return;
    keep(null);
    setRefused(false);
    acts.createMany([{ title: text, ...(target?.patch as object) }], kept).catch(() => {
      setRefused(true);
      giveBack(text);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) add();
    else if (event.key === "Escape") {
      if (target) onUntarget();
      else field.current?.blur();
    }
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain");
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    onPaste(text);
  };
  return (
    <div className={styles.add}>
      <IconPlus size={15} aria-hidden className={styles.plus} />
      {target && (
        <button
          type="button"
          className={styles.target}
          onClick={onUntarget}
          aria-label={t("list.untarget", { group: target.name })}
        >
          {target.name}
          <IconX size={12} aria-hidden />
        </button>
      )}
      <input
        ref={field}
        className={styles.addField}
        aria-label={t("list.add")}
        aria-invalid={refused || undefined}
        placeholder={t("list.addHint")}
        value={title}
        onChange={(event) => keep(event.currentTarget.value || null)}
        onKeyDown={onKeyDown}
        onPaste={paste}
      />
    </div>
  );
}
