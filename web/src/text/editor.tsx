import { Button, UnstyledButton } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./editor.module.css";
import { fitsRich } from "./fitting";
import { Rich } from "./rich";
import { Source } from "./source";
import type { TextEditorProps } from "./text-editor";
import { useTyped } from "./use-typed";

/** A text with its ways to be written: formatted, or as Markdown where formatting would lose something. */
export default function Editor(props: TextEditorProps) {
  const { label, value, draft, onSave, onCancel, limit, tools } = props;
  const { t } = useTranslation();
  const { text, edition, latest, type, settle, flush } = useTyped(draft, value);
  const [wanted, setWanted] = useState<"rich" | "source">("rich");
  const [saving, setSaving] = useState(false);
  const fits = fitsRich(text);
  const source = wanted === "source" || !fits;
  const tooLong = limit !== undefined && text.length > limit;

  const save = async () => {
    const said = latest.current.trim();
    if (saving || said.length > (limit ?? Number.POSITIVE_INFINITY)) return;
    setSaving(true);
    try {
      await onSave(said);
      // What was typed while it was on its way stays.
      if (latest.current.trim() === said) settle(value);
    } catch {
      // Told by whoever saves; the draft stays.
    } finally {
      setSaving(false);
    }
  };
  const leave = () => {
    flush();
    onCancel?.();
  };
  // Before the field has the key: to it, the one would be a line break, and the other nothing to pass on.
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      void save();
    }
    // A list of suggestions and the field of a link close first.
    const other = target.hasAttribute("aria-activedescendant") || target.matches("input");
    if (event.key !== "Escape" || other || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (onCancel) leave();
    else target.blur();
  };
  const input = { ...props, text, onType: type };
  return (
    <div className={styles.editor} onKeyDownCapture={onKeyDownCapture}>
      {source ? (
        <Source key={edition} {...input} />
      ) : (
        <Rich key={edition} {...input} onLong={(pasted) => type(pasted)} />
      )}
      <div className={styles.foot}>
        <Button
          size="compact-sm"
          loading={saving}
          disabled={tooLong || text.trim() === value.trim()}
          onClick={() => void save()}
        >
          {props.saveLabel ?? t("editor.save")}
        </Button>
        {onCancel && (
          <Button size="compact-sm" variant="default" onClick={leave}>
            {t("editor.leave")}
          </Button>
        )}
        {text !== value && (
          <UnstyledButton className={styles.discard} onClick={() => settle(value)}>
            {t("editor.discard")}
          </UnstyledButton>
        )}
        {tools}
        <span className={styles.gap} />
        {limit !== undefined && text.length > limit * 0.8 && (
          <span className={styles.count} data-over={tooLong || undefined} role="status">
            {t("editor.count", { count: text.length, limit })}
          </span>
        )}
        <UnstyledButton
          className={styles.mode}
          disabled={source && !fits}
          aria-pressed={source}
          aria-label={t("editor.source", { label })}
          title={fits ? t("editor.sourceHint") : t("editor.sourceOnly")}
          onClick={() => setWanted(source ? "rich" : "source")}
        >
          Markdown
        </UnstyledButton>
      </div>
    </div>
  );
}
