import { ActionIcon, Menu } from "@mantine/core";
import { IconCalendarDue } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { shortDate, today } from "../language/dates";
import { type Doing, putOff } from "./doing";
import styles from "./home.module.css";
import type { MyTask } from "./sections";

/** Puts a due date off, brings it on, or takes it away. */
export function Snooze({ task, doing }: { task: MyTask; doing: Doing }) {
  const { t } = useTranslation();
  const label = t("home.snooze", { name: task.reference });
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={26} aria-label={label} title={label}>
          <IconCalendarDue size={15} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {task.due_date !== today() && (
          <Menu.Item onClick={() => doing.dueOn(task, today())}>{t("home.toToday")}</Menu.Item>
        )}
        {([1, 7] as const).map((days) => (
          <Menu.Item
            key={days}
            rightSection={<span className={styles.when}>{shortDate(putOff(task, days))}</span>}
            onClick={() => doing.snooze(task, days)}
          >
            {days === 1 ? t("home.keys.day") : t("home.keys.week")}
          </Menu.Item>
        ))}
        {task.due_date && <Menu.Item onClick={() => doing.dueOn(task, null)}>{t("home.noDate")}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
