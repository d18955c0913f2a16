import { useTranslation } from "react-i18next";
import { DayInput } from "../../../frame/day-input";
import { useHere } from "../here";
import { useTaskActs } from "../use-task-acts";
import { field } from "./control";
import { Fact } from "./fact";

export function DueFact() {
  const { t } = useTranslation();
  const { task, readOnly } = useHere();
  const { change } = useTaskActs();
  return (
    <Fact label={t("task.due")}>
      {(id) => (
        <DayInput
          {...field}
          id={id}
          readOnly={readOnly}
          placeholder={t("common.none")}
          data-overdue={task.is_overdue || undefined}
          minDate={task.start_date ?? undefined}
          value={task.due_date ?? null}
          onChange={(day) => change({ due_date: day })}
        />
      )}
    </Fact>
  );
}

export function StartFact() {
  const { t } = useTranslation();
  const { task, readOnly } = useHere();
  const { change } = useTaskActs();
  return (
    <Fact label={t("task.start")}>
      {(id) => (
        <DayInput
          {...field}
          id={id}
          readOnly={readOnly}
          placeholder={t("common.none")}
          maxDate={task.due_date ?? undefined}
          value={task.start_date ?? null}
          onChange={(day) => change({ start_date: day })}
        />
      )}
    </Fact>
  );
}
