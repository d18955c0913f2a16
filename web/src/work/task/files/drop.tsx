import { type ClipboardEvent, type DragEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHere } from "../here";
import styles from "../task.module.css";
import { useSendFile } from "./use-attach";

const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

/** Files that are dropped on the task, or pasted beside its fields, are attached to it. */
export function Drop({ className, children }: { className?: string; children: ReactNode }) {
  const { t } = useTranslation();
  const { speaks } = useHere();
  const sendFile = useSendFile();
  const [over, setOver] = useState(false);
  const take = (files: Iterable<File>) => {
    for (const file of files) void sendFile(file);
  };
  const onDrop = (event: DragEvent) => {
    setOver(false);
    // An editor takes what is dropped into its text.
    if (!speaks || event.defaultPrevented || !carriesFiles(event)) return;
    event.preventDefault();
    take(event.dataTransfer.files);
  };
  const onPaste = (event: ClipboardEvent) => {
    if (!speaks || event.defaultPrevented || event.clipboardData.files.length === 0) return;
    event.preventDefault();
    take(event.clipboardData.files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is besides the button and the paste, not instead
    <div
      className={className}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!speaks || !carriesFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={onDrop}
      onPaste={onPaste}
    >
      {children}
      {over && <p className={styles.dropHint}>{t("task.dropHere")}</p>}
    </div>
  );
}
