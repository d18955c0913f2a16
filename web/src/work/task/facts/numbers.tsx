import { useTranslation } from "react-i18next";
import { typedNumber, written } from "../../../language/numbers";
import { useHere } from "../here";
import { hoursOf, readHours } from "../time/hours";
import { type Changing, useTaskActs } from "../use-task-acts";
import { Fact, PlainFact } from "./fact";
import { TypedInput } from "./typed-input";

export function PointsFact() {
  const { t } = useTranslation();
  const { task } = useHere();
  const { change } = useTaskActs();
  const save = (typed: string, how: Changing) => {
    const points = typed === "" ? null : typedNumber(typed);
    if (points === null && typed !== "") return undefined;
    return change({ story_points: points === null ? null : Number(points) }, how);
  };
  return (
    <Fact label={t("task.points")}>
      {(id) => (
        <TypedInput
          id={id}
          name="story_points"
          inputMode="decimal"
          placeholder={t("common.none")}
          held={written(task.story_points ?? "")}
          save={save}
          wrong={t("task.numberWrong")}
        />
      )}
    </Fact>
  );
}

/** Hours that are typed: 1.5, 1:30, 90m. What cannot be read stays in the field, marked. */
export function HoursFact({ name }: { name: "estimated_hours" | "remaining_hours" }) {
  const { t } = useTranslation();
  const { task } = useHere();
  const { change } = useTaskActs();
  const held = task[name] ?? null;
  const derived = name === "remaining_hours" && held === null && task.remaining > 0 ? task.remaining : null;
  const save = (typed: string, how: Changing) => {
    const hours = typed === "" ? null : readHours(typed);
    return hours === undefined ? undefined : change({ [name]: hours }, how);
  };
  return (
    <Fact label={t(name === "estimated_hours" ? "task.estimate" : "task.remaining")}>
      {(id) => (
        <TypedInput
          id={id}
          name={name}
          placeholder={derived ? hoursOf(derived) : t("common.none")}
          held={held === null ? "" : hoursOf(held)}
          save={save}
          wrong={t("task.hoursWrong")}
        />
      )}
    </Fact>
  );
}

export function SpentFact() {
  const { t } = useTranslation();
  const { task } = useHere();
  if (!task.actual_hours) return null;
  return <PlainFact label={t("task.spent")}>{hoursOf(task.actual_hours)}</PlainFact>;
}

export function TextFact({ name }: { name: "component" | "target_version" }) {
  const { t } = useTranslation();
  const { task } = useHere();
  const { change } = useTaskActs();
  return (
    <Fact label={t(name === "component" ? "task.component" : "task.version")}>
      {(id) => (
        <TypedInput
          id={id}
          name={name}
          placeholder={t("common.none")}
          held={task[name] ?? ""}
          save={(typed, how) => change({ [name]: typed }, how)}
        />
      )}
    </Fact>
  );
}
