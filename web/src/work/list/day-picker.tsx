import { Button, Popover, TextInput } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { isDay } from "../../language/dates";

/** Chooses a day, or none. */
export function DayPicker({ label, onPick }: { label: string; onPick: (day: string | null) => void }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const pick = (day: FormDataEntryValue | null) => {
    setOpened(false);
    onPick(isDay(day) ? day : null);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const day = new FormData(event.currentTarget).get("day");
    if (day) pick(day);
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
        <form onSubmit={submit}>
          <TextInput name="day" type="date" label={label} data-autofocus required withAsterisk={false} />
          <Button type="submit" size="xs" mt="sm" fullWidth>
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
