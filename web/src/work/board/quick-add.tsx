import { Button, Group, Modal } from "@mantine/core";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDraft, useGiveBack } from "../../frame/drafts";
import styles from "./column.module.css";
import { useBoard } from "./context";

interface QuickAddProps {
  cell: string;
  name: string;
  empty: boolean;
}

/** So many lines may become cards at once without a question. */
const UNASKED = 5;

/** A line at a cell's foot: Enter adds a card and stays for the next one. What is typed is kept. */
export function QuickAdd({ cell, name, empty }: QuickAddProps) {
  const { t } = useTranslation();
  const { project, actions } = useBoard();
  const kept = `new-task:${project.id}:${cell}`;
  const [draft, setDraft] = useDraft(kept);
  const giveBack = useGiveBack(kept);
  const field = useRef<HTMLTextAreaElement>(null);
  const [asking, setAsking] = useState(false);
  const titles = (draft ?? "").split("\n").flatMap((line) => line.trim() || []);
  const make = () => {
    setAsking(false);
    setDraft(null);
    for (const title of titles) actions.create(title, cell, kept).catch(() => giveBack(title));
  };
  const add = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Escape") field.current?.blur();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (titles.length > UNASKED) setAsking(true);
    else make();
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
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t("board.manyTitle", { count: titles.length })}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <p>{t("board.manyHint", { first: titles[0], last: titles.at(-1) })}</p>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => setAsking(false)}>
            {t("common.cancel")}
          </Button>
          <Button onClick={make}>{t("board.manyMake", { count: titles.length })}</Button>
        </Group>
      </Modal>
    </div>
  );
}
