import { Popover } from "@mantine/core";
import { lazy, Suspense } from "react";
import styles from "./hover.module.css";
import { usePointedAt } from "./use-pointed-at";

const HoverCard = lazy(() => import("./hover-card"));

/** Pointing at a task, wherever it is met, shows its card. One for all: a part in each of ten thousand rows would cost. */
export function TaskHover() {
  const { pointed, card } = usePointedAt();
  if (!pointed) return null;
  const { left, top, width, height } = pointed.at;
  return (
    <Popover
      key={pointed.named}
      opened
      position="bottom-start"
      offset={6}
      shadow="md"
      withRoles={false}
      trapFocus={false}
      returnFocus={false}
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <span className={styles.place} style={{ left, top, width, height }} />
      </Popover.Target>
      <Popover.Dropdown className={styles.drop} id={card.id} role="tooltip" {...card.stays}>
        <Suspense>
          <HoverCard named={pointed.named} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
