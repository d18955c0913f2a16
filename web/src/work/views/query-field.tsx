import { CloseButton, Combobox, TextInput, useCombobox } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconFilter } from "@tabler/icons-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { complete, take } from "./completion";
import styles from "./filter-bar.module.css";
import { useQueryText } from "./use-query-text";
import { useVocabulary } from "./vocabulary";

interface QueryFieldProps {
  project: Project;
  q: string | undefined;
  onAsk: (q: string | undefined) => void;
  /** Why the server refuses the query, in words. */
  refusal: string | null;
}

/** The field for the query language: completes fields and values, and asks when one pauses. */
export function QueryField({ project, q, onAsk, refusal }: QueryFieldProps) {
  const { t } = useTranslation();
  const vocabulary = useVocabulary(project);
  const { text, setText, askNow } = useQueryText(q, vocabulary.names, onAsk);
  const field = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState(0);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const offer = combobox.dropdownOpened ? complete(text, caret, vocabulary) : null;
  useHotkeys([["/", () => field.current?.focus()]]);

  const write = (next: string, at: number) => {
    setText(next);
    setCaret(at);
    requestAnimationFrame(() => field.current?.setSelectionRange(at, at));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && combobox.getSelectedOptionIndex() < 0) askNow(text);
    if (event.key !== "Escape") return;
    if (offer) combobox.closeDropdown();
    else if (text) askNow("");
    else field.current?.blur();
    event.preventDefault();
  };
  return (
    <Combobox
      store={combobox}
      withinPortal
      position="bottom-start"
      transitionProps={{ duration: 0 }}
      onOptionSubmit={(index) => {
        const suggestion = offer?.suggestions[Number(index)];
        if (offer && suggestion) write(...take(text, offer, suggestion));
        combobox.resetSelectedOption();
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={field}
          role="combobox"
          className={styles.field}
          size="xs"
          aria-label={t("views.query")}
          placeholder={t("views.queryHint")}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="none"
          leftSection={<IconFilter size={14} />}
          rightSection={
            text && <CloseButton size="xs" aria-label={t("views.clear")} onClick={() => askNow("")} />
          }
          error={refusal}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setCaret(event.currentTarget.selectionStart ?? 0);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
          onBlur={() => {
            combobox.closeDropdown();
            askNow(text);
          }}
          onKeyDown={onKeyDown}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!offer} className={styles.offer}>
        <Combobox.Options aria-label={t("views.suggestions")}>
          {offer?.suggestions.map((suggestion, index) => (
            <Combobox.Option key={suggestion.text} value={String(index)} className={styles.suggestion}>
              <span>{suggestion.label}</span>
              {suggestion.hint && <span className={styles.hint}>{suggestion.hint}</span>}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
