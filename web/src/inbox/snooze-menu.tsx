import { ActionIcon, Menu } from "@mantine/core";
import { IconClock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { clockTime, weekday } from "../language/dates";
import styles from "./inbox.module.css";
import { snoozeChoices } from "./snoozing";

interface SnoozeMenuProps {
  name: string;
  opened: boolean;
  onChange: (opened: boolean) => void;
  onSnooze: (until: Date) => void;
  onPick: () => void;
}

/** Puts a notice aside until later. */
export function SnoozeMenu({ name, opened, onChange, onSnooze, onPick }: SnoozeMenuProps) {
  const { t } = useTranslation();
  const label = t("inbox.snooze", { name });
  return (
    <Menu position="bottom-end" width={240} opened={opened} onChange={onChange}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={label} title={label}>
          <IconClock size={16} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {snoozeChoices(new Date()).map(([later, when]) => (
          <Menu.Item
            key={later}
            rightSection={
              <span className={styles.when}>
                {weekday(when)} {clockTime(when)}
              </span>
            }
            onClick={() => onSnooze(when)}
          >
            {t(`inbox.later.${later}`)}
          </Menu.Item>
        ))}
        <Menu.Item onClick={onPick}>{t("inbox.later.pick")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
