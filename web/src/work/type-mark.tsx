import {
  IconBolt,
  IconBookmark,
  IconBug,
  IconFlask,
  IconSparkles,
  IconSquareCheck,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { TaskType } from "../api/client";
import styles from "./marks.module.css";

const icons = {
  story: IconBookmark,
  bug: IconBug,
  epic: IconBolt,
  spike: IconFlask,
  task: IconSquareCheck,
  feature: IconSparkles,
} satisfies Record<TaskType, unknown>;

export function TypeMark({ type, silent }: { type: TaskType; silent?: boolean }) {
  const { t } = useTranslation();
  const Icon = icons[type] ?? IconSquareCheck;
  const label = t(`type.${type}`);
  const named = silent ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  return (
    <span className={styles.type} data-type={type} title={label} {...named}>
      <Icon size={14} stroke={1.7} aria-hidden />
    </span>
  );
}
