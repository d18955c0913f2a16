import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { Avatar } from "../../people/avatar";
import { nameOf, useUsers } from "../../people/users";
import { OPEN, useTaskCounts } from "../task-counts";
import styles from "./overview-screen.module.css";
import { Panel } from "./panel";

const FIRST = 10;

/** Who has how much to do; what nobody has, too. */
export function Workload({ project }: { project: Project }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const working = (project.members ?? []).filter(({ role }) => role === "lead" || role === "member");
  const shown = all ? working : working.slice(0, FIRST);
  const of = ["none", ...shown.map(({ user_id }) => String(user_id))];
  const counts = useTaskCounts(
    project.id,
    of.flatMap((who) => [`assignee:${who} ${OPEN}`, `assignee:${who} is_overdue:true`]),
  );
  const open = of.map((_, at) => counts[at * 2] ?? 0);
  const most = Math.max(1, ...open);
  if (working.length === 0) return null;
  return (
    <Panel title={t("overview.workload")}>
      <ul className={styles.rows}>
        {[...of.slice(1), "none"].map((who) => {
          const at = of.indexOf(who);
          if (who === "none" && open[at] === 0) return null;
          return (
            <Load
              key={who}
              project={project}
              who={who}
              open={open[at] ?? 0}
              overdue={counts[at * 2 + 1] ?? 0}
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
  open: number;
  overdue: number;
  most: number;
}

function Load({ project, who, open, overdue, most }: LoadProps) {
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
          <span style={{ width: `${((open - overdue) / most) * 100}%` }} />
          <span data-late style={{ width: `${(overdue / most) * 100}%` }} />
        </span>
        <span className={styles.count}>{t("overview.open", { count: open })}</span>
        <span className={styles.due} data-late={overdue > 0 || undefined}>
          {overdue > 0 && t("overview.overdueCount", { count: overdue })}
        </span>
      </Link>
    </li>
  );
}
