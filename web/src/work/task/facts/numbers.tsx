import { NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHere } from "../here";
import { hoursOf, readHours } from "../time/hours";
import { useTaskActs } from "../use-task-acts";
import { field } from "./control";
import { Fact, PlainFact } from "./fact";

export function PointsFact() {
  const { t } = useTranslation();
  const { task, readOnly } = useHere();
  const { change } = useTaskActs();
  const held = task.story_points ?? null;
  const commit = (typed: string) => {
    const points = typed.trim() === "" ? null : Number(typed);
    if (points !== held && !Number.isNaN(points)) void change({ story_points: points });
  };
  return (
    <Fact label={t("task.points")}>
      {(id) => (
        <NumberInput
          {...field}
          key={held}
          id={id}
          readOnly={readOnly}
          hideControls
          min={0}
          max={1000}
          decimalScale={2}
          placeholder={t("common.none")}
          defaultValue={held ?? ""}
          onBlur={(event) => commit(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        />
      )}
    </Fact>
  );
}

/** Hours that are typed: 1.5, 1:30, 90m. What cannot be read stays in the field, marked. */
export function HoursFact({ name }: { name: "estimated_hours" | "remaining_hours" }) {
  const { t } = useTranslation();
  const { task, readOnly } = useHere();
  const { change } = useTaskActs();
  const [wrong, setWrong] = useState(false);
  const held = task[name] ?? null;
  const derived = name === "remaining_hours" && held === null && task.remaining > 0 ? task.remaining : null;
  const commit = (typed: string) => {
    const hours = typed.trim() === "" ? null : readHours(typed);
    setWrong(hours === undefined);
    if (hours !== undefined && hours !== held) void change({ [name]: hours });
  };
  return (
    <Fact label={t(name === "estimated_hours" ? "task.estimate" : "task.remaining")}>
      {(id) => (
        <TextInput
          {...field}
          key={held}
          id={id}
          readOnly={readOnly}
          placeholder={derived ? hoursOf(derived) : t("common.none")}
          defaultValue={held === null ? "" : hoursOf(held)}
          error={wrong ? t("task.hoursWrong") : undefined}
          onBlur={(event) => commit(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
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
  const { task, readOnly } = useHere();
  const { change } = useTaskActs();
  const held = task[name] ?? "";
  return (
    <Fact label={t(name === "component" ? "task.component" : "task.version")}>
      {(id) => (
        <TextInput
          {...field}
          key={held}
          id={id}
          readOnly={readOnly}
          maxLength={300}
          placeholder={t("common.none")}
          defaultValue={held}
          onBlur={(event) => {
            const typed = event.currentTarget.value.trim();
            if (typed !== held) void change({ [name]: typed });
          }}
          onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        />
      )}
    </Fact>
  );
}
