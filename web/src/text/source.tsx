import { type SyntheticEvent, useEffect, useRef } from "react";
import { pastedFiles } from "./carried";
import styles from "./editor.module.css";
import type { TextEditorProps } from "./text-editor";

interface SourceProps extends TextEditorProps {
  text: string;
  onType: (text: string) => void;
}

/** Beyond this the field keeps its height: fitting it to a megabyte would hold every key up. */
const FITTED = 20_000;

/** The Markdown itself. The field owns what is typed, so that a long text is not laid out anew with every key. */
export function Source({ label, text, placeholder, autoFocus, attach, onType }: SourceProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  const take = (event: SyntheticEvent, files: readonly File[]) => {
    if (!attach || files.length === 0) return;
    event.preventDefault();
    for (const file of files) {
      void attach(file).then((markdown) => {
        const { current } = field;
        if (!markdown || !current) return;
        current.setRangeText(markdown, current.selectionStart, current.selectionEnd, "end");
        onType(current.value);
      });
    }
  };
  return (
    <textarea
      ref={field}
      className={styles.source}
      data-long={text.length > FITTED || undefined}
      aria-label={label}
      placeholder={placeholder}
      defaultValue={text}
      onPaste={(event) => take(event, pastedFiles(event.clipboardData))}
      onDrop={(event) => take(event, [...event.dataTransfer.files])}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}
