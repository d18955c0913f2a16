import { Button, CloseButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { useTranslation } from "react-i18next";
import { answer, api, type Notice } from "../api/client";
import { isRefusal } from "../api/problem";
import { one } from "../data/keys";
import { Empty } from "../frame/empty";
import { useProjects } from "../work/project";
import { Peek } from "../work/task/peek";
import styles from "./inbox.module.css";
import { Says } from "./line";
import { aboutOf } from "./said";

interface BesideProps {
  /** Not there when the list does not hold it: an address that was kept, or one that has left the list. */
  notice: Notice | undefined;
  id: number;
  onClose: () => void;
}

/** What the notice is about, in the panel. */
export function Beside({ notice, id, onClose }: BesideProps) {
  const { data, error } = useQuery({
    queryKey: one("notification", id),
    queryFn: () => answer(api.GET("/api/notifications/{id}", { params: { path: { id } } })),
    enabled: notice === undefined,
  });
  const shown = notice ?? data;
  if (shown?.noun === "task" && shown.object_id) {
    return <Peek id={shown.object_id} onClose={onClose} />;
  }
  return <Plain notice={shown} error={error} onClose={onClose} />;
}

/** A notice of what has no panel of its own. */
function Plain({ notice, error, onClose }: { notice?: Notice; error: Error | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { data: projects } = useProjects();
  const project = notice?.noun === "project" && projects?.find(({ id }) => id === notice.object_id);
  const title = notice && aboutOf(notice);
  return (
    <aside className={styles.panel} aria-label={t("inbox.panel")}>
      <CloseButton className={styles.close} aria-label={t("task.close")} onClick={onClose} />
      {notice && (
        <div className={styles.about}>
          <h2>{title}</h2>
          <p>
            <Says notice={notice} />
          </p>
          {project && (
            <Button component={Link} to={`/projects/${project.key}`} variant="default">
              {t("inbox.goProject")}
            </Button>
          )}
        </div>
      )}
      {error && (
        <Empty title={isRefusal(error) && error.status === 404 ? t("inbox.gone") : t("problem.loadFailed")} />
      )}
    </aside>
  );
}
