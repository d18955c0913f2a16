import { type DragEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePaste } from "../../../frame/use-paste";
import { pastedFiles } from "../../../text/carried";
import { useHere } from "../here";
import styles from "../task.module.css";
import { useSendFile } from "./use-attach";

const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

/** Files that are dropped on the task, or pasted while it is open, are attached to it. */
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
  usePaste((event, data) => {
    const files = pastedFiles(data);
    if (!speaks || files.length === 0) return;
    event.preventDefault();
    take(files);
  });
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
    >
      {children}
      {over && <p className={styles.dropHint}>{t("task.dropHere")}</p>}
    </div>
  );
}
