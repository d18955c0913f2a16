import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { Avatar } from "../../people/avatar";
import { nameOf, useUsers } from "../../people/users";
import { countOf, OPEN, useCountsBy } from "../task-counts";
import styles from "./overview-screen.module.css";
import { Panel } from "./panel";

const FIRST = 10;

/** Who has how much to do; what nobody has, too. */
export function Workload({ project }: { project: Project }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const working = (project.members ?? []).filter(({ role }) => role === "lead" || role === "member");
  const shown = all ? working : working.slice(0, FIRST);
  const open = useCountsBy(project.id, "assignee_ids", OPEN);
  const overdue = useCountsBy(project.id, "assignee_ids", "is_overdue:true");
  const most = Math.max(1, ...(open?.values() ?? []));
  if (working.length === 0) return null;
  return (
    <Panel title={t("overview.workload")}>
      <ul className={styles.rows}>
        {[...shown.map(({ user_id }) => String(user_id)), "none"].map((who) => {
          if (who === "none" && !open?.get(who)) return null;
          return (
            <Load
              key={who}
              project={project}
              who={who}
              open={countOf(open, who)}
              overdue={countOf(overdue, who)}
              most={most}
            />
          );
        })}
      </ul>
      {working.length > shown.length && (
        <Button size="compact-xs" variant="subtle" m={12} onClick={() => setAll(true)}>
          {t("overview.showAll", { count: working.length })}
        </Button>
      )}
    </Panel>
  );
}

interface LoadProps {
  project: Project;
  who: string;
  /** Undefined until they are known. */
  open?: number;
  overdue?: number;
  most: number;
}

function Load({ project, who, open, overdue = 0, most }: LoadProps) {
  const { t } = useTranslation();
  const user = useUsers().get(Number(who));
  const name = who === "none" ? t("common.nobody") : nameOf(user);
  return (
    <li>
      <Link
        to="/projects/$key/list"
        params={{ key: project.key }}
        search={{ q: `assignee:${who} ${OPEN}` }}
        className={styles.load}
      >
        <span className={styles.person}>
          {who !== "none" && <Avatar user={user} />}
          {name}
        </span>
        <span className={styles.meter} aria-hidden>
          <span style={{ width: `${(((open ?? 0) - overdue) / most) * 100}%` }} />
          <span data-late style={{ width: `${(overdue / most) * 100}%` }} />
        </span>
        <span className={styles.count}>{open !== undefined && t("overview.open", { count: open })}</span>
        <span className={styles.due} data-late={overdue > 0 || undefined}>
          {overdue > 0 && t("overview.overdueCount", { count: overdue })}
        </span>
      </Link>
    </li>
  );
}
