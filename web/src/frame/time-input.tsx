import "@mantine/dates/styles.layer.css";
import { TimePicker, type TimePickerProps } from "@mantine/dates";
import { useTranslation } from "react-i18next";
import { halfDays } from "../language/dates";

interface TimeInputProps extends Omit<TimePickerProps, "value" | "onChange" | "label"> {
  /** What it is called, where it stands without a visible label. */
  name: string;
  label?: string;
  /** "09:30"; empty as long as it is not whole. */
  value: string;
  onChange: (clock: string) => void;
}

/** A time of day on the clock of the reader's locale: 24 hours, or twice 12. */
export function TimeInput({ name, label, value, onChange, ...rest }: TimeInputProps) {
  const { t } = useTranslation();
  return (
    <TimePicker
      value={value}
      format={halfDays() ? "12h" : "24h"}
      label={label}
      hoursInputLabel={t("moments.hoursOf", { name })}
      minutesInputLabel={t("moments.minutesOf", { name })}
      amPmInputLabel={t("moments.halfOf", { name })}
      onChange={(clock) => onChange(clock.slice(0, 5))}
      {...rest}
    />
  );
}
