import { useMutationState } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { hurry, waiting, watchOutbox } from "../api/outbox";
import { useTopicState } from "../live/use-topic";
import styles from "./frame.module.css";
import { useHoldPage } from "./hold-page";

/** Says that the connection is gone, on every screen, and how many changes wait for it to be back. */
export function LostBanner({ topic }: { topic: string }) {
  const { t } = useTranslation();
  const { lost } = useTopicState(topic);
  const sending = useSyncExternalStore(watchOutbox, waiting);
  // Moves on a board go one after the other: those behind the first are not even written yet.
  const behind = useMutationState({ filters: { predicate: ({ state }) => state.isPaused } }).length;
  useHoldPage(behind > 0);
  useEffect(() => {
    if (!lost) hurry();
  }, [lost]);
  const count = sending + (sending > 0 ? behind : 0);
  const said = count > 0 ? t("frame.waiting", { count }) : lost && t("frame.lost");
  return <div role="status">{said && <p className={styles.lost}>{said}</p>}</div>;
}
