import {
  IconCalendar,
  IconChartBar,
  IconLayoutKanban,
  IconTable,
  IconTimeline,
  IconUsers,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { answer, api, type Project } from "../../api/client";
import { everyPage } from "../../api/pages";
import { list } from "../../data/keys";
import styles from "./overview-screen.module.css";
import { Panel } from "./panel";

const icons = {
  list: IconTable,
  table: IconTable,
  board: IconLayoutKanban,
  calendar: IconCalendar,
  timeline: IconTimeline,
  chart: IconChartBar,
};

const screens = {
  board: "/projects/$key/board",
  calendar: "/projects/$key/calendar",
  list: "/projects/$key/list",
} as const;

function useSharedViews(projectId: number) {
  const question = {
    project_id: [projectId],
    noun: ["task"],
    shared: ["true"],
    sort: "name",
    limit: 200,
    fields: "id,name,layout,shared",
  };
  return useQuery({
    queryKey: list("saved_view", question),
    queryFn: () =>
      everyPage((cursor) =>
        answer(api.GET("/api/saved_views", { params: { query: { ...question, cursor } } })),
      ),
  });
}

/** The saved views that everybody here shares. */
export function PinnedViews({ project }: { project: Project }) {
  const { t } = useTranslation();
  const { data: views } = useSharedViews(project.id);
  if (!views?.length) return null;
  return (
    <Panel title={t("overview.views")}>
      <ul className={styles.people}>
        {views.map((view) => {
          const Icon = icons[view.layout];
          const screen = view.layout === "board" || view.layout === "calendar" ? view.layout : "list";
          return (
            <li key={view.id}>
              <Link
                to={screens[screen]}
                params={{ key: project.key }}
                search={{ view: view.id }}
                className={styles.member}
              >
                <Icon size={16} stroke={1.7} aria-hidden />
                <span className={styles.title}>{view.name}</span>
                <IconUsers size={14} stroke={1.7} role="img" aria-label={t("overview.sharedView")} />
              </Link>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
