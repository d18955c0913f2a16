import { CloseButton, TextInput } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import type { BoardSearch } from "../../frame/router";
import type { Columns } from "./arrange";
import { AsOf } from "./as-of";
import styles from "./board-screen.module.css";
import { useFiltered } from "./use-filtered";

/** The address follows typing at this distance, so that each letter is not a step of its own. */
const SETTLE = 150;

interface ToolbarProps {
  project: Project;
  columns: Columns | null;
  search: BoardSearch;
  onChange: (next: Partial<BoardSearch>, replace?: boolean) => void;
}

export function Toolbar({ project, columns, search, onChange }: ToolbarProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(search.q ?? "");
  const shown = useFiltered(project, columns, search.q);
  useHotkeys([["/", () => field.current?.focus()]]);

  // What the field itself sent must not come back over what has been typed since.
  const sent = useRef(search.q ?? "");
  useEffect(() => {
    if ((search.q ?? "") !== sent.current) setText(search.q ?? "");
    sent.current = search.q ?? "";
  }, [search.q]);
  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      onChange({ q: text || undefined }, true);
    }, SETTLE);
    return () => clearTimeout(timer);
  }, [text, onChange]);

  const count = shown ? [...shown.values()].reduce((sum, column) => sum + column.length, 0) : 0;
  return (
    <div className={styles.toolbar}>
      <TextInput
        ref={field}
        className={styles.filter}
        size="xs"
        aria-label={t("board.filter")}
        placeholder={t("board.filter")}
        leftSection={<IconSearch size={14} />}
        rightSection={
          text && <CloseButton size="xs" aria-label={t("board.clearFilter")} onClick={() => setText("")} />
        }
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && setText("")}
      />
      <span className={styles.matches} role="status">
        {search.q && shown && t("board.matches", { count })}
      </span>
      <span className={styles.spring} />
      <AsOf day={search.as_of} onPick={(day) => onChange({ as_of: day })} />
    </div>
  );
}
