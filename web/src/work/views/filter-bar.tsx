import { Button } from "@mantine/core";
import { type ReactNode, useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { useLive } from "../../live/into-cache";
import styles from "./filter-bar.module.css";
import { FilterChips } from "./filter-chips";
import { useMatchCount } from "./matching";
import { QueryField } from "./query-field";
import { useRefusal } from "./refusal";
import type { Arranged, Layout } from "./saved-views";
import { ViewMenu } from "./view-menu";

interface FilterBarProps {
  project: Project;
  noun: "task";
  layout: Layout;
  search: Arranged & { as_of?: string };
  /** `replace` is for what is no step of its own in the browser's history. */
  onChange: (next: Arranged, replace?: boolean) => void;
  /** What this layout adds: group, sort, columns, a past day. */
  children?: ReactNode;
}

/** Above every view of a project's tasks: what is shown of them, and under which name that is kept. */
export function FilterBar({ project, noun, layout, search, onChange, children }: FilterBarProps) {
  const { t } = useTranslation();
  useLive(`project:${project.id}`);
  const { data: count, error } = useMatchCount(project, search.q, search.as_of);
  const refusal = useRefusal(project)(search.q ?? "", error);
  const type = useCallback((q: string | undefined) => onChange({ q }, true), [onChange]);
  const arranged = Boolean(
    search.q || search.view || search.sort || search.group || search.lanes || search.columns,
  );
  const reset = {
    q: undefined,
    view: undefined,
    sort: undefined,
    group: undefined,
    lanes: undefined,
    columns: undefined,
  };
  return (
    <search className={styles.bar} aria-label={t("views.bar")}>
      <div className={styles.inside}>
        <QueryField project={project} q={search.q} onAsk={type} refusal={refusal} />
        <div className={styles.chips}>
          <FilterChips project={project} q={search.q ?? ""} onAsk={(q) => onChange({ q: q || undefined })} />
          {arranged && (
            <Button
              size="compact-xs"
              variant="subtle"
              className={styles.chip}
              onClick={() => onChange(reset)}
            >
              {t("views.reset")}
            </Button>
          )}
          <span className={styles.count} role="status">
            {search.q && !error && count !== undefined && t("views.matches", { count })}
          </span>
        </div>
        <div className={styles.layout}>
          {children}
          <ViewMenu project={project} noun={noun} layout={layout} search={search} onChange={onChange} />
        </div>
      </div>
    </search>
  );
}
