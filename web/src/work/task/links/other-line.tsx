import { CloseButton } from "@mantine/core";
import { IconAlertCircle, IconFlag } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { answer, api } from "../../../api/client";
import { one } from "../../../data/keys";
import styles from "../task.module.css";
import type { Linked } from "./relations";

interface OtherLineProps {
  linked: Linked;
  removing: (name: string) => { onRemove?: () => void; removeLabel: string };
}

/** A linked issue or milestone. */
export function OtherLine({ linked: { other }, removing }: OtherLineProps) {
  const path = { id: other.id };
  const { data } = useQuery({
    queryKey: [...one(other.noun, other.id), "line"],
    queryFn: async (): Promise<{ name: string; reference?: string }> => {
      if (other.noun === "milestone") {
        return answer(api.GET("/api/milestones/{id}", { params: { path, query: { fields: "name" } } }));
      }
      const query = { fields: "title,reference" };
      const issue = await answer(api.GET("/api/issues/{id}", { params: { path, query } }));
      return { name: issue.title, reference: issue.reference };
    },
  });
  if (!data) return null;
  const { onRemove, removeLabel } = removing(data.reference ?? data.name);
  const Icon = other.noun === "issue" ? IconAlertCircle : IconFlag;
  return (
    <li className={styles.item}>
      <span className={styles.mark}>
        <Icon size={14} stroke={1.7} aria-hidden />
      </span>
      <span className={styles.reference}>{data.reference}</span>
      <span className={styles.lineTitle}>{data.name}</span>
      {onRemove && (
        <CloseButton size="sm" className={styles.quietButton} aria-label={removeLabel} onClick={onRemove} />
      )}
    </li>
  );
}
