import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { StatusMark } from "../status-mark";
import { control } from "./facts/control";
import { useHere } from "./here";
import { type TaskRow, useTasksLike } from "./task";

interface TaskFinderProps {
  id?: string;
  label?: string;
  placeholder?: string;
  readOnly?: boolean;
  held?: TaskRow;
  fits: (row: TaskRow) => boolean;
  onPick: (row: TaskRow | null) => void;
}

const nameOfRow = (row: TaskRow) => `${row.reference ?? ""} ${row.title}`.trim();

/** Finds a task by its number or by words. */
export function TaskFinder({ id, label, placeholder, readOnly, held, fits, onPick }: TaskFinderProps) {
  const { t } = useTranslation();
  const { project } = useHere();
  const [typed, setTyped] = useState("");
  const [opened, setOpened] = useState(false);
  const shown = held ? nameOfRow(held) : "";
  const [words] = useDebouncedValue(typed === shown ? "" : typed.trim(), 150);
  const number = /^#?\d+$/.test(words) ? `${project.key}-${words.replace("#", "")}` : words;
  const { data: rows = [] } = useTasksLike(number, project.id, opened);
  const fitting = rows.filter((row) => row.id !== held?.id && fits(row));
  const all = held ? [held, ...fitting] : fitting;
  const byId = new Map(all.map((row) => [String(row.id), row]));
  return (
    <Select
      {...control}
      id={id}
      aria-label={label}
      readOnly={readOnly}
      searchable
      clearable={!readOnly && Boolean(held)}
      clearButtonProps={{ "aria-label": t("task.clearTask") }}
      placeholder={placeholder ?? t("common.none")}
      nothingFoundMessage={t("task.nothingFound")}
      data={all.map((row) => ({ value: String(row.id), label: nameOfRow(row) }))}
      // What the server found fits, whatever its words are.
      filter={({ options }) => options}
      renderOption={({ option }) => (
        <>
          <StatusMark status={byId.get(option.value)?.status} />
          {option.label}
        </>
      )}
      value={held ? String(held.id) : null}
      searchValue={typed}
      onSearchChange={setTyped}
      onDropdownOpen={() => setOpened(true)}
      onChange={(value) => {
        onPick(value ? (byId.get(value) ?? null) : null);
        if (!held) setTyped("");
      }}
    />
  );
}
