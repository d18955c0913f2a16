import { ActionIcon, ColorSwatch, Popover, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { colorOf, palette } from "../label-color";
import styles from "./settings.module.css";

interface ColorChoiceProps {
  /** What is coloured. */
  name: string;
  color: string | undefined;
  readOnly?: boolean;
  onChange: (color: string) => void;
}

/** A colour out of a dozen, or any other by its number. */
export function ColorChoice({ name, color, readOnly, onChange }: ColorChoiceProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const shown = colorOf(color);
  if (readOnly) return <ColorSwatch color={shown} size={16} withShadow={false} aria-hidden />;
  const choose = (chosen: string) => {
    setOpen(false);
    if (chosen !== shown) onChange(chosen);
  };
  return (
    <Popover opened={open} onChange={setOpen} trapFocus position="bottom-start" shadow="md">
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t("settings.colorOf", { name })}
          onClick={() => setOpen(!open)}
        >
          <ColorSwatch color={shown} size={16} withShadow={false} component="span" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("settings.colorOf", { name })}>
        <div className={styles.palette}>
          {palette.map((one) => (
            <ColorSwatch
              key={one}
              component="button"
              type="button"
              color={one}
              size={24}
              aria-label={one}
              aria-pressed={one === shown}
              onClick={() => choose(one)}
            />
          ))}
        </div>
        <TextInput
          size="xs"
          mt={8}
          aria-label={t("settings.colorNumber")}
          defaultValue={shown}
          pattern="#[0-9a-fA-F]{6}"
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !event.currentTarget.validity.valid) return;
            event.preventDefault();
            choose(event.currentTarget.value);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
