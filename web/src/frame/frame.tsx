import { useDisclosure, useLocalStorage } from "@mantine/hooks";
import { Outlet, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import styles from "./frame.module.css";
import { undoLast } from "./notices";
import { Sidebar } from "./sidebar";
import { TopBar } from "./top-bar";
import { isTyping } from "./typing";

/** What surrounds every screen once one is signed in. */
export function Frame() {
  const { t } = useTranslation();
  const { key } = useParams({ strict: false });
  const [collapsed, setCollapsed] = useLocalStorage({
    key: "quarterdeck:sidebar-collapsed",
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const [drawer, drawerActions] = useDisclosure(false);
  useUndoKey();
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
        <TopBar projectKey={key} onMenu={drawerActions.open} />
        <main id="content" tabIndex={-1} className={styles.main}>
          <Outlet />
        </main>
      </div>
    </div>
  );
}

function useUndoKey() {
  useEffect(() => {
    const undo = (event: KeyboardEvent) => {
      const pressed = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
      if (!pressed || isTyping(event.target)) return;
      event.preventDefault();
      undoLast();
    };
    window.addEventListener("keydown", undo);
    return () => window.removeEventListener("keydown", undo);
  }, []);
}
