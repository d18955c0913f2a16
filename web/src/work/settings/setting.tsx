import { Select, TextInput } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Project, ProjectPatch } from "../../api/client";
import type { Typed } from "../../api/letters";
import { isRefusal } from "../../api/problem";
import { useArrived, useDraft } from "../../frame/drafts";
import { typedNumber, written } from "../../language/numbers";
import { useProjectActs } from "../project-acts";

/** Below, or fields beside each other would not stand in a line. */
export const hintBelow: ("label" | "input" | "description" | "error")[] = [
  "label",
  "input",
  "description",
  "error",
];

type Field = keyof ProjectPatch & keyof Project;

/** Saves one field; what the server says against it is kept beside the field. */
export function useSetting(project: Project, field: Field, label: string) {
  const { t } = useTranslation();
  const { save } = useProjectActs(project);
  const [error, setError] = useState<string | null>(null);
  const change = async (value: unknown, how: { version?: number; typed?: Typed } = {}): Promise<boolean> => {
    setError(null);
    try {
      const said = t("settings.changed", { field: label });
      await save({ [field]: value } as ProjectPatch, { said, quiet: true, version: project.version, ...how });
      return true;
    } catch (refused) {
      // Both values are shown, and one is chosen.
      if (isRefusal(refused, "conflict")) return true;
      const why = isRefusal(refused) ? (refused.fields[field] ?? refused.message) : String(refused);
      setError(isRefusal(refused, "offline") ? t("problem.offline") : why);
      return false;
    }
  };
  return { change, error, clear: () => setError(null) };
}

interface TextSettingProps {
  project: Project;
  readOnly: boolean;
  field: Field;
  label: string;
  hint?: string;
  type?: "text" | "url";
  /** Amounts are decimals in a text; hours are a number. */
  kind?: "text" | "amount" | "number";
  placeholder?: string;
}

/** One line of text, saved on leaving it or with Enter; kept as a draft until the server has it. */
export function TextSetting({
  project,
  readOnly,
  field,
  label,
  hint,
  type,
  kind,
  placeholder,
}: TextSettingProps) {
  const kept = `project:${project.id}:${field}`;
  const [draft, setDraft] = useDraft(kept);
  // What came since typing began is a conflict, not something to overwrite, even after a reload.
  const [upon, setUpon] = useDraft(`${kept}:upon`);
  const arrived = useArrived(kept);
  const { change, error, clear } = useSetting(project, field, label);
  const figure = kind === "amount" || kind === "number";
  const plain = String(project[field] ?? "");
  const held = figure ? written(plain) : plain;
  const abandon = () => {
    setDraft(null);
    setUpon(null);
    clear();
  };
  const commit = async () => {
    const text = draft?.trim();
    if (draft === null || text === undefined) return;
    if (text === held) return abandon();
    // What is no number is sent as it is: the server says why it is none.
    const figures = figure ? typedNumber(text) : null;
    const value = figures === null ? text : kind === "number" ? Number(figures) : figures;
    const how = { version: Number(upon ?? project.version), typed: { draft: kept, text: draft } };
    if (!(await change(text === "" && field !== "name" ? null : value, how))) return;
    arrived(draft);
    setUpon(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") void commit();
    if (event.key === "Escape" && draft !== null) abandon();
  };
  return (
    <TextInput
      label={label}
      description={hint}
      inputWrapperOrder={hintBelow}
      type={type ?? "text"}
      inputMode={figure ? "decimal" : undefined}
      placeholder={placeholder}
      readOnly={readOnly}
      error={error}
      value={draft ?? held}
      onChange={(event) => {
        if (draft === null) setUpon(String(project.version));
        setDraft(event.currentTarget.value);
      }}
      onBlur={() => void commit()}
      onKeyDown={onKeyDown}
    />
  );
}

interface ChoiceSettingProps {
  project: Project;
  readOnly: boolean;
  field: Field;
  label: string;
  hint?: string;
  options: { value: string; label: string }[];
  /** Nothing may be chosen, too. */
  clearable?: boolean;
  /** The values are ids. */
  ids?: boolean;
}

export function ChoiceSetting(props: ChoiceSettingProps) {
  const { project, readOnly, field, label, hint, options, clearable, ids } = props;
  const { t } = useTranslation();
  const { change, error } = useSetting(project, field, label);
  const held = project[field];
  return (
    <Select
      label={label}
      description={hint}
      inputWrapperOrder={hintBelow}
      data={options}
      readOnly={readOnly}
      error={error}
      allowDeselect={false}
      clearable={clearable && !readOnly}
      clearButtonProps={{ "aria-label": t("settings.clear", { field: label }) }}
      searchable={options.length > 8}
      placeholder={clearable ? t("common.none") : undefined}
      value={held == null ? null : String(held)}
      onChange={(value) => void change(ids && value !== null ? Number(value) : value)}
    />
  );
}
