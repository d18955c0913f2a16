import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import styles from "../../frame/sidebar.module.css";
import { StarButton } from "../../people/star-button";
import { addressOf, placeOf, type SavedView } from "./saved-views";
import { ViewIcon } from "./view-icon";

interface StarredViewsProps {
  project: Project;
  /** Those of all projects. */
  views: readonly SavedView[];
  onLeave: () => void;
}

/** Beneath its project in the sidebar: the views of it that have one's star. */
export function StarredViews({ project, views, onLeave }: StarredViewsProps) {
  const { t } = useTranslation();
  const own = views.filter(({ project_id }) => project_id === project.id);
  if (own.length === 0) return null;
  return (
    <ul className={styles.views} aria-label={t("views.starredIn", { project: project.name })}>
      {own.map((view) => (
        <li key={view.id} className={styles.project}>
          <Link
            to={placeOf(view.layout)}
            params={{ key: project.key }}
            search={addressOf(view)}
            className={styles.item}
            onClick={onLeave}
            title={view.name}
          >
            <ViewIcon layout={view.layout} />
            <span className={styles.word}>{view.name}</span>
          </Link>
          <StarButton noun="saved_view" id={view.id} name={view.name} className={styles.star} />
        </li>
      ))}
    </ul>
  );
}
