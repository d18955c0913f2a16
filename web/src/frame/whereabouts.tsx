import { IconChevronRight } from "@tabler/icons-react";
import { Link, useLocation, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Project } from "../api/client";
import { useProject } from "../work/project";
import styles from "./top-bar.module.css";

/** Screens that stand by themselves. */
const SCREENS = {
  "/": "home.title",
  "/inbox": "inbox.title",
  "/people": "people.title",
  "/profile": "profile.title",
  "/trash": "trash.title",
  "/admin": "admin.title",
} as const;

const isScreen = (path: string): path is keyof typeof SCREENS => path in SCREENS;

/** Where one is, and the way up. */
export function Whereabouts({ project }: { project: Project | undefined }) {
  const { t } = useTranslation();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const { key, reference } = useParams({ strict: false });
  const { data: owner } = useProject(reference?.split("-")[0]);
  if (isScreen(path)) {
    return (
      <div className={styles.path}>
        <span className={styles.here}>{t(SCREENS[path])}</span>
      </div>
    );
  }
  const parent = project ?? owner ?? undefined;
  const name = parent?.name ?? key;
  return (
    <nav aria-label={t("frame.path")} className={styles.path}>
      <Link to="/projects" activeOptions={{ exact: true }} className={name ? styles.parent : styles.here}>
        {t("frame.projects")}
      </Link>
      {name && (
        <>
          <Step />
          <Link
            to="/projects/$key"
            params={{ key: parent?.key ?? name }}
            className={reference ? styles.middle : styles.here}
          >
            {name}
          </Link>
        </>
      )}
      {reference && (
        <>
          <Step />
          <span className={styles.here}>{reference}</span>
        </>
      )}
    </nav>
  );
}

function Step() {
  return <IconChevronRight size={14} className={styles.step} aria-hidden />;
}
