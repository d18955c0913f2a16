import "@mantine/dates/styles.layer.css";
import { DateInput, type DateInputProps, DatesProvider } from "@mantine/dates";
import "dayjs/locale/de";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { firstDayOfWeek, shortDate, today } from "../language/dates";
import { readDay } from "../language/read-day";

interface DayInputProps extends Omit<DateInputProps, "value" | "onChange" | "valueFormat"> {
  value: string | null;
  onChange: (day: string | null) => void;
}

/**
 * A calendar date, typed in any usual way or picked; shown as the reader's locale has it. What is typed counts with
 * Enter or on leaving: "1.1" may be on its way to "1.12".
 */
export function DayInput({ value, onChange, onBlur, onKeyDown, ...rest }: DayInputProps) {
  const { t, i18n } = useTranslation();
  const typing = useRef(false);
  const [typed, setTyped] = useState<string | null>();
  const shown = typed === undefined ? value : typed;
  const commit = () => {
    setTyped(undefined);
    if (typed !== undefined && typed !== value) onChange(typed);
  };
  const take = (day: string | null) => {
    if (typing.current) setTyped(day);
    else {
      setTyped(undefined);
      if (day !== value) onChange(day);
    }
    typing.current = false;
  };
  return (
    <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: firstDayOfWeek() }}>
      <DateInput
        value={shown}
        valueFormat={(day) => shortDate(day)}
        dateParser={(text) => readDay(text, today())}
        clearable={!rest.readOnly && !rest.required && shown !== null}
        clearButtonProps={{ "aria-label": t("moments.clearDay") }}
        popoverProps={{ transitionProps: { duration: 80 } }}
        previousLabel={t("moments.earlier")}
        nextLabel={t("moments.later")}
        onInput={() => {
          typing.current = true; // React tells of the input before the change
        }}
        onChange={take}
        onBlur={(event) => {
          typing.current = false;
          commit();
          onBlur?.(event);
        }}
        onKeyDown={(event) => {
          typing.current = false;
          if (event.key === "Enter" || event.key === "Tab") commit();
          onKeyDown?.(event);
        }}
        {...rest}
      />
    </DatesProvider>
  );
}
