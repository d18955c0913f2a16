import "@mantine/dates/styles.layer.css";
import { DateInput, type DateInputProps, DatesProvider } from "@mantine/dates";
import "dayjs/locale/de";
import { useTranslation } from "react-i18next";
import { shortDate, today } from "../../../language/dates";
import { readDay } from "./read-day";

interface DayInputProps extends Omit<DateInputProps, "value" | "onChange"> {
  value: string | null;
  onChange: (day: string | null) => void;
}

/** A calendar date, typed in any usual way or picked. */
export function DayInput({ value, onChange, ...rest }: DayInputProps) {
  const { t, i18n } = useTranslation();
  return (
    <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
      <DateInput
        value={value}
        valueFormat={(day) => shortDate(day)}
        dateParser={(text) => readDay(text, today())}
        clearable={!rest.readOnly && value !== null}
        clearButtonProps={{ "aria-label": t("task.clearDay") }}
        popoverProps={{ transitionProps: { duration: 80 } }}
        previousLabel={t("task.earlier")}
        nextLabel={t("task.later")}
        onChange={(day) => {
          if (day !== value) onChange(day);
        }}
        {...rest}
      />
    </DatesProvider>
  );
}
