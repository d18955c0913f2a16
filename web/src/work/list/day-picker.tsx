import { Button, Popover } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DayInput } from "../../frame/day-input";

/** Chooses a day, or none. */
export function DayPicker({ label, onPick }: { label: string; onPick: (day: string | null) => void }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [day, setDay] = useState<string | null>(null);
  const pick = (picked: string | null) => {
    setOpened(false);
    setDay(null);
    onPick(picked);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="top" trapFocus returnFocus withRoles shadow="md">
      <Popover.Target>
        <Button
          size="compact-xs"
          variant="default"
          rightSection={<IconChevronDown size={12} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (day) pick(day);
          }}
        >
          <DayInput
            label={label}
            data-autofocus
            popoverProps={{ withinPortal: false }}
            value={day}
            onChange={setDay}
          />
          <Button type="submit" size="xs" mt="sm" fullWidth disabled={!day}>
            {t("list.setDay")}
          </Button>
          <Button size="xs" mt="xs" fullWidth variant="subtle" onClick={() => pick(null)}>
            {t("list.clearDay")}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
