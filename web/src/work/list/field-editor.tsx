import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { isRefusal } from "../../api/problem";
import { useArrived, useDraft } from "../../frame/drafts";
import { warn } from "../../frame/notices";
import { written } from "../../language/numbers";
import { draftOf } from "../task/use-task-acts";
import { SPECS } from "./columns";
import type { Leaving, Saving } from "./editor";
import styles from "./list.module.css";
import { readNumber } from "./tsv";

/** A line of text, or a number with the locale's decimal sign. Kept as a draft until the server has it. */
export function FieldEditor({ task, column, onLeave, onSave }: Saving) {
  const { t } = useTranslation();
  const spec = SPECS.get(column);
  const kept = draftOf(task.id, spec?.field ?? column);
  const [draft, setDraft] = useDraft(kept);
  const [upon, setUpon] = useDraft(`${kept}:upon`);
  const arrived = useArrived(kept);
  const held = spec && task[spec.field];
  const text = draft ?? (typeof held === "number" ? written(held) : String(held ?? ""));
  const left = useRef(false);
  const typed = spec?.editing === "number" ? (text.trim() ? readNumber(text) : null) : text.trim() || null;
  const wrong =
    (spec?.editing === "number" && text.trim() !== "" && typed === null) || (column === "title" && !typed);
  const why = t(column === "title" ? "list.titleNeeded" : "list.numberWrong");
  const leave = (where: Leaving) => {
    if (left.current) return;
    left.current = true;
    // What cannot be taken stays a draft, which the cell has again when it is opened.
    if (wrong) warn(t("list.cellKept", { reason: why }));
    else {
      setUpon(null);
      void onSave(typed, { draft: kept, text }, upon === null ? undefined : Number(upon)).then(
        () => arrived(text),
        (error) => isRefusal(error, "conflict") && arrived(text),
      );
    }
    onLeave(where);
  };
  const abandon = () => {
    left.current = true;
    setDraft(null);
    setUpon(null);
    onLeave("stay");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, shiftKey } = event;
    event.stopPropagation();
    if (key !== "Enter" && key !== "Tab" && key !== "Escape") return;
    event.preventDefault();
    if (key === "Escape") abandon();
    else if (!wrong) leave(key === "Enter" ? "stay" : shiftKey ? "previous" : "next");
  };
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: it stands where the focus was, opened by the person
        autoFocus
        className={styles.input}
        aria-label={t(`list.columns.${column}`)}
        aria-invalid={wrong || undefined}
        inputMode={spec?.editing === "number" ? "decimal" : undefined}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
        aria-describedby={wrong ? "cell-wrong" : undefined}
        onChange={(event) => {
          if (draft === null) setUpon(String(task.version));
          setDraft(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => leave("stay")}
      />
      {wrong && (
        <span id="cell-wrong" role="status" className={styles.wrong}>
          {why}
        </span>
      )}
    </>
  );
}
