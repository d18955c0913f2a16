import { Button, Combobox, useCombobox } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./filter-bar.module.css";

export interface Choice {
  value: string;
  label: string;
  mark?: ReactNode;
}

interface FilterChipProps {
  name: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  /** One answer only: choosing it closes the list. */
  single?: boolean;
  onChoose: (values: string[]) => void;
}

const SEARCHED = 8;
const NAMED = 2;

/** One of the usual filters: says what is chosen, and opens the list of what there is. */
export function FilterChip({ name, choices, chosen, single, onChoose }: FilterChipProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState("");
  const searched = choices.length > SEARCHED;
  const combobox = useCombobox({
    onDropdownOpen: () => (searched ? combobox.focusSearchInput() : undefined),
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      combobox.focusTarget();
      setWanted("");
    },
  });
  const toggle = (value: string) => {
    const held = chosen.includes(value);
    if (single) {
      combobox.closeDropdown();
      return onChoose(held ? [] : [value]);
    }
    onChoose(held ? chosen.filter((each) => each !== value) : [...chosen, value]);
  };
  const words = chosen.map((value) => choices.find((choice) => choice.value === value)?.label ?? value);
  const said = words.length > NAMED ? t("views.several", { count: words.length }) : words.join(", ");
  const shown = choices.filter(({ label }) => label.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <Combobox
      store={combobox}
      width={230}
      position="bottom-start"
      transitionProps={{ duration: 80 }}
      onOptionSubmit={toggle}
    >
      <Combobox.Target targetType="button">
        <Button
          size="compact-xs"
          variant={chosen.length ? "light" : "default"}
          className={styles.chip}
          rightSection={<IconChevronDown size={12} aria-hidden />}
          onClick={() => combobox.toggleDropdown()}
        >
          {said ? `${name}: ${said}` : name}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        {searched && (
          <Combobox.Search
            aria-label={t("views.find", { name })}
            placeholder={t("views.find", { name })}
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
        )}
        <Combobox.Options className={styles.choices} aria-label={name}>
          {shown.map(({ value, label, mark }) => (
            <Combobox.Option key={value} value={value} selected={chosen.includes(value)}>
              <span className={styles.choice}>
                {mark}
                <span className={styles.choiceName}>{label}</span>
                {chosen.includes(value) && <IconCheck size={14} aria-hidden />}
              </span>
            </Combobox.Option>
          ))}
          {shown.length === 0 && <Combobox.Empty>{t("views.nothingFound")}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
