import { Combobox, Modal, useCombobox } from "@mantine/core";
import { type KeyboardEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Line } from "./line";
import styles from "./palette.module.css";
import { useGroups } from "./use-groups";
import type { Page } from "./use-task-commands";

/** Finds anything and does anything, by keyboard alone. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      size={620}
      padding={0}
      yOffset="12vh"
      centered={false}
      title={t("palette.title")}
      classNames={{ header: "sr-only" }}
    >
      <Finder onClose={onClose} />
    </Modal>
  );
}

function Finder({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const combobox = useCombobox({ opened: true });
  // The field names its list, which has no id before both are there.
  const [, setThere] = useState(false);
  useEffect(() => setThere(true), []);
  const [text, setText] = useState("");
  const [page, setPage] = useState<Page | null>(null);
  const { groups, searching, error } = useGroups(text, page, (next) => {
    setPage(next);
    setText("");
  });
  const entries = groups.flatMap((group) => group.entries);
  const shown = entries.map(({ id }) => id).join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the first line is chosen anew whenever the lines change
  useEffect(() => {
    combobox.selectFirstOption();
  }, [shown]);

  const submit = (id: string) => {
    const entry = entries.find((each) => each.id === id);
    if (entry?.more) return entry.more();
    onClose();
    entry?.run?.();
  };
  const leave = (event: KeyboardEvent) => {
    const erased = event.key === "Backspace" && text === "" && page !== null;
    if (event.key !== "Escape" && !erased) return;
    event.preventDefault();
    event.stopPropagation();
    if (page) setPage(null);
    else onClose();
  };
  return (
    <>
      <Combobox store={combobox} onOptionSubmit={submit}>
        <Combobox.EventsTarget withExpandedAttribute>
          <input
            className={styles.field}
            data-autofocus
            aria-label={t("palette.title")}
            placeholder={page ? t(`palette.pages.${page}`) : t("palette.placeholder")}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={leave}
          />
        </Combobox.EventsTarget>
        <Combobox.Options tabIndex={0} className={styles.lines} aria-label={t("palette.lines")}>
          {groups.map((group) => (
            <Combobox.Group key={group.title} label={group.title} className={styles.group}>
              {group.entries.map((entry) => (
                <Line key={entry.id} entry={entry} />
              ))}
            </Combobox.Group>
          ))}
          {entries.length === 0 && !searching && (
            <Combobox.Empty>{error ? error.message : t("palette.nothing", { text })}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox>
      <p className="sr-only" role="status">
        {text && !searching && t("palette.count", { count: entries.length })}
      </p>
    </>
  );
}
