import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useDraft } from "../../frame/drafts";
import styles from "./column.module.css";
import { useBoard } from "./context";

interface QuickAddProps {
  cell: string;
  name: string;
  empty: boolean;
}

/** A line at a cell's foot: Enter adds a card and stays for the next one. What is typed is kept. */
export function QuickAdd({ cell, name, empty }: QuickAddProps) {
  const { t } = useTranslation();
  const { project, actions } = useBoard();
  const [draft, setDraft] = useDraft(`new-task:${project.id}:${cell}`);
  const field = useRef<HTMLTextAreaElement>(null);
  const add = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Escape") field.current?.blur();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const titles = (draft ?? "").split("\n").map((line) => line.trim());
    for (const title of titles) if (title) actions.create(title, cell);
    setDraft(null);
  };
  return (
    <div className={styles.add} data-drafted={draft ? true : undefined}>
      <textarea
        ref={field}
        data-quick-add
        className={styles.addField}
        rows={1}
        aria-label={t("board.addTo", { state: name })}
        placeholder={empty ? t("board.addPlaceholder") : t("board.add")}
        value={draft ?? ""}
        onChange={(event) => setDraft(event.currentTarget.value || null)}
        onKeyDown={add}
      />
    </div>
  );
}
