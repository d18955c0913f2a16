import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { DayInput } from "../../frame/day-input";
import { isDay } from "../../language/dates";
import { SPECS } from "./columns";
import type { Leaving, Saving } from "./editor";
import styles from "./list.module.css";

/** A day, typed or picked. A picked one is kept at once. */
export function DayEditor({ task, column, onLeave, onSave }: Saving) {
  const { t } = useTranslation();
  const spec = SPECS.get(column);
  const held = spec && task[spec.field];
  const day = useRef(isDay(held) ? held : null);
  const left = useRef(false);
  const leave = (where: Leaving, keep = true) => {
    if (left.current) return;
    left.current = true;
    if (keep) onSave(day.current);
    onLeave(where);
  };
  const going = useRef<Leaving>("stay");
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Enter" || event.key === "Tab") leave(going.current);
    else if (event.key === "Escape") leave("stay", false);
    else return;
    event.preventDefault();
  };
  return (
    <DayInput
      classNames={{ input: styles.input }}
      autoFocus
      aria-label={t(`list.columns.${column}`)}
      value={isDay(held) ? held : null}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(picked) => {
        day.current = picked;
        leave(going.current);
      }}
      onKeyDownCapture={(event) => {
        if (event.key === "Tab") going.current = event.shiftKey ? "previous" : "next";
      }}
      onKeyDown={onKeyDown}
      onBlur={() => leave("stay")}
    />
  );
}
