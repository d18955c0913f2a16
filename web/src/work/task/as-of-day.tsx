import { Button, Popover } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DayInput } from "../../frame/day-input";
import { dayAfter, shortDate, today } from "../../language/dates";

interface AsOfDayProps {
  day: string | undefined;
  onPick: (day: string | undefined) => void;
}

/** Chooses a past day to see the task as it was. */
export function AsOfDay({ day, onPick }: AsOfDayProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      trapFocus
      returnFocus
      withRoles
      shadow="md"
    >
      <Popover.Target>
        <Button
          size="compact-sm"
          variant={day ? "light" : "subtle"}
          color={day ? undefined : "gray"}
          leftSection={<IconHistory size={14} stroke={1.7} />}
          onClick={() => setOpened(!opened)}
        >
          {day ? shortDate(day) : t("asOf.button")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("task.asOfLabel")}>
        <DayInput
          data-autofocus
          size="xs"
          label={t("task.asOfLabel")}
          maxDate={dayAfter(today(), -1)}
          popoverProps={{ withinPortal: false }}
          value={day ?? null}
          onChange={(chosen) => {
            setOpened(false);
            onPick(chosen ?? undefined);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
