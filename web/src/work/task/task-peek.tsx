import { ActionIcon, Button, CloseButton, Skeleton } from "@mantine/core";
import { IconArrowsDiagonal } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "../../frame/empty";
import { useKeys } from "../../frame/keys";
import { TypeMark } from "../type-mark";
import { Body } from "./body";
import { Gone } from "./gone";
import { HereProvider } from "./here";
import styles from "./task.module.css";
import { useHereFor } from "./use-here-for";
import { VerbsMenu } from "./verbs/verbs-menu";

interface TaskPeekProps {
  id: number;
  /** The screen beside it shows a past day: nothing can be changed here. */
  past?: boolean;
  onClose: () => void;
}

/** The panel beside a screen for any task; it reads the task and its project itself. */
export function TaskPeek({ id, past, onClose }: TaskPeekProps) {
  const { t } = useTranslation();
  const { here, gone, error, refetch } = useHereFor({ id, past, page: false, onGone: onClose });
  const panel = useRef<HTMLElement>(null);
  useKeys([{ press: "escape", does: t("task.close") }]);
  const name = here?.name ?? "";

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
      aria-label={t("task.panel", { name })}
      onKeyDown={(event) => event.key === "Escape" && !event.defaultPrevented && onClose()}
    >
      <HereProvider value={here}>
        <header className={styles.head}>
          {here && <TypeMark type={here.task.task_type} />}
          <span className={styles.key}>{name}</span>
          {here && (
            <>
              <ActionIcon
                variant="subtle"
                color="gray"
                component={Link}
                to={`/tasks/${name}`}
                aria-label={t("task.openPage")}
                title={t("task.openPage")}
              >
                <IconArrowsDiagonal size={16} stroke={1.6} />
              </ActionIcon>
              <VerbsMenu />
            </>
          )}
          <CloseButton aria-label={t("task.close")} onClick={onClose} />
        </header>
        {here && gone && <Gone id={id} name={name} />}
        {here && past && <p className={styles.pastNote}>{t("task.pastOnly")}</p>}
        {here && <Body key={id} />}
        {!here && !error && <Waiting />}
        {!here && error && (
          <Empty
            title={t(gone ? "task.missing" : "problem.loadFailed")}
            hint={gone ? undefined : error.message}
          >
            {!gone && <Button onClick={() => void refetch()}>{t("common.retry")}</Button>}
          </Empty>
        )}
      </HereProvider>
    </aside>
  );
}

export function Waiting() {
  const { t } = useTranslation();
  return (
    <div className={styles.body} role="status" aria-label={t("common.loading")}>
      <Skeleton height={24} width="80%" />
      <Skeleton height={110} />
      <Skeleton height={160} />
    </div>
  );
}
