import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { DayInput } from "../../frame/day-input";
import { useSetting } from "./setting";

interface DaySettingProps {
  project: Project;
  readOnly: boolean;
  field: "start_date" | "end_date";
  label: string;
}

/** A date, saved as soon as one is picked or typed. */
export function DaySetting({ project, readOnly, field, label }: DaySettingProps) {
  const { t } = useTranslation();
  const { change, error } = useSetting(project, field, label);
  // What was refused stays in the field, beside the reason.
  const [refused, setRefused] = useState<{ day: string | null }>();
  const save = async (day: string | null) => setRefused((await change(day)) ? undefined : { day });
  return (
    <DayInput
      label={label}
      readOnly={readOnly}
      placeholder={t("common.none")}
      error={error}
      value={refused ? refused.day : (project[field] ?? null)}
      onChange={(day) => void save(day)}
    />
  );
}
