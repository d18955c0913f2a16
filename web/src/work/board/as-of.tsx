import { Button, Popover, TextInput } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { longDate, shortDate, today } from "../../language/dates";
import styles from "./board-screen.module.css";

interface AsOfProps {
  day: string | undefined;
  onPick: (day: string | undefined) => void;
}

/** Chooses a past day to see the board as it was. */
export function AsOf({ day, onPick }: AsOfProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const pick = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget).get("day");
    setOpened(false);
    onPick(typeof chosen === "string" && chosen && chosen < today() ? chosen : undefined);
  };
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
          size="compact-xs"
          className={styles.chip}
          variant={day ? "light" : "default"}
          leftSection={<IconHistory size={13} />}
          onClick={() => setOpened(!opened)}
        >
          {day ? shortDate(day) : t("asOf.button")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("asOf.label")}>
        <form onSubmit={pick}>
          <TextInput
            name="day"
            type="date"
            label={t("asOf.label")}
            max={today()}
            defaultValue={day}
            data-autofocus
          />
          <Button type="submit" size="xs" mt="sm" fullWidth>
            {t("asOf.show")}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

export function AsOfBanner({ day, onBack }: { day: string; onBack: () => void }) {
  const { t } = useTranslation();
  return (
    <p className={styles.past} role="status">
      {t("asOf.banner", { date: longDate(day) })}
      <Button size="compact-xs" variant="default" onClick={onBack}>
        {t("asOf.back")}
      </Button>
    </p>
  );
}
