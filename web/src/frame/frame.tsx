import { useDisclosure, useLocalStorage } from "@mantine/hooks";
import { Outlet } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useLive } from "../live/into-cache";
import { useRemembering } from "../palette/recent";
import { useLiveSession, useMyTopic } from "../people/session";
import { useTastes } from "../people/tastes";
import styles from "./frame.module.css";
import { useRememberProject } from "./last-project";
import { LostBanner } from "./lost-banner";
import { Overlays } from "./overlays";
import { Sidebar } from "./sidebar";
import { TopBar } from "./top-bar";
import { useFrameKeys } from "./use-frame-keys";

/** What surrounds every screen once one is signed in. */
export function Frame() {
  const { t } = useTranslation();
  const mine = useMyTopic();
  const [collapsed, setCollapsed] = useLocalStorage({
    key: "quarterdeck:sidebar-collapsed",
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const [drawer, drawerActions] = useDisclosure(false);
  useLive(mine);
  useLiveSession();
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
          <Outlet />
          <Overlays />
        </main>
      </div>
    </div>
  );
}
