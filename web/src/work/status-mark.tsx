import type { Status } from "../api/client";
import styles from "./marks.module.css";

// Each status has a shape of its own, so that it can be told without its colour.
const fill: Partial<Record<Status, string>> = {
  in_progress: "M7 7 V3 A4 4 0 0 1 7 11 Z",
  in_review: "M7 7 V3 A4 4 0 1 1 3 7 Z",
  testing: "M7 3 A4 4 0 1 1 6.99 3 Z",
};

/** The status as a shape. Silent: its word stands beside it. */
export function StatusMark({ status = "todo", size = 14 }: { status?: Status; size?: number }) {
  return (
    <svg
      className={styles.status}
      data-status={status}
      width={size}
      height={size}
      viewBox="0 0 14 14"
      aria-hidden="true"
    >
      <Shape status={status} />
    </svg>
  );
}

function Shape({ status }: { status: Status }) {
  if (status === "done") {
    return (
      <>
        <circle cx="7" cy="7" r="6.500" fill="currentColor" />
        <path d="M4 7.200 6.200 9.300 10 4.900" className={styles.cut} />
      </>
    );
  }
  if (status === "cancelled") {
    return (
      <>
        <circle cx="7" cy="7" r="6.500" fill="currentColor" />
        <path d="M4.800 4.800 9.200 9.200 M9.200 4.800 4.800 9.200" className={styles.cut} />
      </>
    );
  }
  if (status === "blocked") {
    return (
      <>
        <path
          d="M4.300 0.700 H9.700 L13.300 4.300 V9.700 L9.700 13.300 H4.300 L0.700 9.700 V4.300 Z"
          fill="currentColor"
        />
        <path d="M4 7 H10" className={styles.cut} />
      </>
    );
  }
  return (
    <>
      <circle
        cx="7"
        cy="7"
        r="6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.500"
        strokeDasharray={status === "testing" ? "2.400 1.370" : undefined}
      />
      {fill[status] && <path d={fill[status]} fill="currentColor" />}
    </>
  );
}
