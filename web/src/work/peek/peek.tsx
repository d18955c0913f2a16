import { ActionIcon, CloseButton, Skeleton } from "@mantine/core";
import { IconLink } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Project, Task } from "../../api/client";
import { isRefusal } from "../../api/problem";
import { Empty } from "../../frame/empty";
import { tell } from "../../frame/notices";
import { keyOf } from "../board/use-actions";
import { Facts } from "./facts";
import { History } from "./history";
import styles from "./peek.module.css";
import { useTask } from "./task";
import { Title } from "./title";

interface PeekProps {
  project: Project;
  id: number;
  /** The board behind shows a past day: nothing can be changed here. */
  past: boolean;
  onClose: () => void;
}

/** One task beside the board, at an address of its own. */
export function Peek({ project, id, past, onClose }: PeekProps) {
  const { t } = useTranslation();
  const { data: task, error } = useTask(id);
  const panel = useRef<HTMLElement>(null);
  const name = task ? keyOf(project, task) : "";

  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
    return () => {
      const card = document.querySelector<HTMLElement>(`[data-card-link="${id}"]`);
      requestAnimationFrame(
        () => document.activeElement === document.body && card?.focus({ preventScroll: true }),
      );
    };
  }, [id]);

  return (
    <aside
      ref={panel}
      tabIndex={-1}
      className={styles.panel}
      aria-label={t("peek.panel", { name })}
      onKeyDown={(event) => event.key === "Escape" && !event.defaultPrevented && onClose()}
    >
      <header className={styles.head}>
        <span className={styles.key}>{name}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("board.copyLink")}
          title={t("board.copyLink")}
          onClick={() => void copyAddress(() => tell(t("board.linkCopied")))}
        >
          <IconLink size={16} stroke={1.6} />
        </ActionIcon>
        <CloseButton aria-label={t("peek.close")} onClick={onClose} />
      </header>
      {task && <Body project={project} task={task} name={name} past={past} />}
      {!task && !error && <Waiting />}
      {!task && error && (
        <Empty
          title={isRefusal(error) && error.status === 404 ? t("peek.missing") : t("problem.loadFailed")}
        />
      )}
    </aside>
  );
}

async function copyAddress(done: () => void) {
  await navigator.clipboard.writeText(location.href);
  done();
}

function Body({ project, task, name, past }: { project: Project; task: Task; name: string; past: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={styles.body}>
      {past && <p className={styles.quiet}>{t("peek.pastOnly")}</p>}
      <Title project={project} task={task} name={name} readOnly={past} />
      <Facts project={project} task={task} name={name} readOnly={past} />
      <section>
        <h3 className={styles.heading}>{t("peek.description")}</h3>
        {task.description ? (
          <p className={styles.description}>{task.description}</p>
        ) : (
          <p className={styles.quiet}>{t("peek.noDescription")}</p>
        )}
      </section>
      <History id={task.id} project={project} />
    </div>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <div className={styles.body} role="status" aria-label={t("common.loading")}>
      <Skeleton height={24} width="80%" />
      <Skeleton height={110} />
      <Skeleton height={160} />
    </div>
  );
}
