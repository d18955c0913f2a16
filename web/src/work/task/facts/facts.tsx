import { Button } from "@mantine/core";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHere } from "../here";
import styles from "../task.module.css";
import { PriorityFact, StateFact, TypeFact } from "./choices";
import { CustomFacts } from "./custom";
import { DueFact, StartFact } from "./dates";
import { LabelsFact } from "./labels";
import { HoursFact, PointsFact, SpentFact, TextFact } from "./numbers";
import { AssigneesFact, ReporterFact, WatchersFact } from "./people";
import { AboveFact, PlaceFact } from "./places";
import { NextFact, RepeatsFact } from "./repeats";

/** What is known of the task. Beside a screen the common part comes first, the rest when asked for. */
export function Facts() {
  const { t } = useTranslation();
  const { page } = useHere();
  const [all, setAll] = useState(page);
  const Icon = all ? IconChevronUp : IconChevronDown;
  return (
    <div className={styles.facts}>
      <StateFact />
      <PriorityFact />
      <AssigneesFact />
      <LabelsFact />
      <DueFact />
      <PlaceFact noun="sprint" />
      <PointsFact />
      {all && <MoreFacts />}
      {!page && (
        <Button
          className={styles.more}
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-expanded={all}
          leftSection={<Icon size={14} stroke={1.7} />}
          onClick={() => setAll(!all)}
        >
          {t(all ? "task.fewerFields" : "task.moreFields")}
        </Button>
      )}
    </div>
  );
}

function MoreFacts() {
  return (
    <>
      <TypeFact />
      <StartFact />
      <HoursFact name="estimated_hours" />
      <HoursFact name="remaining_hours" />
      <SpentFact />
      <PlaceFact noun="milestone" />
      <AboveFact above="parent" />
      <AboveFact above="epic" />
      <TextFact name="component" />
      <TextFact name="target_version" />
      <RepeatsFact />
      <NextFact />
      <CustomFacts />
      <ReporterFact />
      <WatchersFact />
    </>
  );
}
