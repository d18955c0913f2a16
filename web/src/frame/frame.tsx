import { useDisclosure, useLocalStorage } from "@mantine/hooks";
import { Outlet } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { liveIn } from "../language/clock";
import { useLive } from "../live/into-cache";
import { useRemembering } from "../palette/recent";
import { useLiveSession, useMe, useMyTopic } from "../people/session";
import { useTastes } from "../people/tastes";
import { TaskHover } from "../work/hover/task-hover";
import { ConflictRegion } from "./conflict-region";
import styles from "./frame.module.css";
import { useRememberProject } from "./last-project";
import { LostBanner } from "./lost-banner";
import { Overlays } from "./overlays";
import { Sidebar } from "./sidebar";
import { TopBar } from "./top-bar";
import { useFrameKeys } from "./use-frame-keys";
import { useOutbox } from "./use-outbox";

/** What surrounds every screen once one is signed in. */
export function Frame({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const mine = useMyTopic();
  liveIn(useMe().timezone); // before anything below shows a time
  const [collapsed, setCollapsed] = useLocalStorage({
    key: "quarterdeck:sidebar-collapsed",
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const [drawer, drawerActions] = useDisclosure(false);
  useLive(mine);
  useLiveSession();
  useOutbox();
  useTastes();
  useRememberProject();
  useRemembering();
  useFrameKeys(() => setCollapsed(!collapsed));
  return (
    <div className={styles.frame} data-collapsed={collapsed || undefined} data-drawer={drawer || undefined}>
      <a className={styles.skip} href="#content">
        {t("frame.skip")}
      </a>
      <Sidebar
        collapsed={collapsed}
        onCollapse={() => setCollapsed(!collapsed)}
        onLeave={drawerActions.close}
        open={drawer}
      />
      {drawer && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.veil}
          aria-label={t("common.close")}
          onClick={drawerActions.close}
        />
      )}
      <div className={styles.content}>
        <TopBar onMenu={drawerActions.open} />
        <LostBanner topic={mine} />
        <main id="content" tabIndex={-1} className={styles.main}>
          {children ?? <Outlet />}
          <Overlays />
          <ConflictRegion />
        </main>
        <TaskHover />
      </div>
    </div>
  );
}
