import { Button, Popover, Skeleton } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAfter, longDate, shortDate, today } from "../../language/dates";
import styles from "./board-screen.module.css";

const DayInput = lazy(() => import("../../frame/day-input").then((module) => ({ default: module.DayInput })));

interface AsOfProps {
  day: string | undefined;
  onPick: (day: string | undefined) => void;
}

/** Chooses a past day to see the board as it was. */
export function AsOf({ day, onPick }: AsOfProps) {
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
        <Suspense fallback={<Skeleton height={54} />}>
          <DayInput
            data-autofocus
            size="xs"
            label={t("asOf.label")}
            maxDate={dayAfter(today(), -1)}
            popoverProps={{ withinPortal: false }}
            value={day ?? null}
            onChange={(chosen) => {
              setOpened(false);
              onPick(chosen ?? undefined);
            }}
          />
        </Suspense>
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
