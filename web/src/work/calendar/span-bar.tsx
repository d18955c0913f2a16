import { ActionIcon, Button, SegmentedControl } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconInbox } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { monthOf, shortDate, today } from "../../language/dates";
import styles from "./calendar.module.css";
import { addDays, type Span, step } from "./span";

interface SpanBarProps {
  span: Span;
  from: string;
  until: string;
  tray: boolean;
  onSpan: (span: Span) => void;
  onTray: () => void;
}

/** Which month or week is shown, and the way to others. */
export function SpanBar({ span, from, until, tray, onSpan, onTray }: SpanBarProps) {
  const { t } = useTranslation();
  const month = monthOf(span.day);
  const name = span.unit === "month" ? month : `${shortDate(from)} – ${shortDate(addDays(until, -1))}`;
  return (
    <>
      <ActionIcon
        variant="default"
        size={26}
        aria-label={t(`calendar.previous.${span.unit}`)}
        onClick={() => onSpan(step(span, -1))}
      >
        <IconChevronLeft size={15} className={styles.arrow} aria-hidden />
      </ActionIcon>
      <h2 className={styles.spanName} aria-live="polite">
        {name}
      </h2>
      <ActionIcon
        variant="default"
        size={26}
        aria-label={t(`calendar.next.${span.unit}`)}
        onClick={() => onSpan(step(span, 1))}
      >
        <IconChevronRight size={15} className={styles.arrow} aria-hidden />
      </ActionIcon>
      <Button
        size="compact-xs"
        variant="default"
        className={styles.tool}
        onClick={() => onSpan({ ...span, day: today() })}
      >
        {t("calendar.today")}
      </Button>
      <SegmentedControl
        size="xs"
        className={styles.tool}
        aria-label={t("calendar.unit")}
        data={[
          { value: "month", label: t("calendar.month") },
          { value: "week", label: t("calendar.week") },
        ]}
        value={span.unit}
        onChange={(unit) => onSpan({ unit: unit as Span["unit"], day: span.day })}
      />
      <Button
        size="compact-xs"
        variant={tray ? "light" : "default"}
        className={styles.tool}
        aria-pressed={tray}
        leftSection={<IconInbox size={13} aria-hidden />}
        onClick={onTray}
      >
        {t("calendar.tray")}
      </Button>
    </>
  );
}
