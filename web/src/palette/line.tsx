import { Combobox, Kbd } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { capsOf } from "../frame/keys";
import type { Entry } from "./entry";
import styles from "./palette.module.css";

export function Line({ entry }: { entry: Entry }) {
  return (
    <Combobox.Option value={entry.id} className={styles.line}>
      <span className={styles.mark} aria-hidden>
        {entry.mark}
      </span>
      <span className={styles.label}>{entry.label}</span>
      {entry.note && <span className={styles.note}>{entry.note}</span>}
      {entry.press && (
        <span className={styles.press} aria-hidden>
          {capsOf(entry.press).map((cap) => (
            <Kbd key={cap} size="xs">
              {cap}
            </Kbd>
          ))}
        </span>
      )}
      {entry.more && <IconChevronRight size={14} aria-hidden />}
    </Combobox.Option>
  );
}
