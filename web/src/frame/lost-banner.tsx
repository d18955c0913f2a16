import { useTranslation } from "react-i18next";
import { useTopicState } from "../live/use-topic";
import styles from "./frame.module.css";

/** Says that the connection is gone, on every screen. */
export function LostBanner({ topic }: { topic: string }) {
  const { t } = useTranslation();
  const { lost } = useTopicState(topic);
  return <div role="status">{lost && <p className={styles.lost}>{t("frame.lost")}</p>}</div>;
}
