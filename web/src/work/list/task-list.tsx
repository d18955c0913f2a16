import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { isRefusal } from "../../api/problem";
import { DialogComing } from "../../frame/coming";
import { Empty } from "../../frame/empty";
import { useKeys } from "../../frame/keys";
import { laboured } from "../../frame/labour";
import { warn } from "../../frame/notices";
import type { ListSearch } from "../../frame/router";
import { isTyping } from "../../frame/typing";
import { usePaste } from "../../frame/use-paste";
import { today as dayOf } from "../../language/dates";
import { FilterBar } from "../views/filter-bar";
import { useListActs } from "./acts";
import { BulkBar } from "./bulk-bar";
import { type Choices, useChoices } from "./choices";
import { readColumns, type Shown, writeColumns } from "./columns";
import { ListContext, type ListValue } from "./context";
import { download } from "./export";
import { Grid } from "./grid";
import { asGrouping } from "./grouping";
import { LayoutMenu } from "./layout-menu";
import styles from "./list.module.css";
import { Waiting } from "./list-screen";
import { QuickAdd, type Target } from "./quick-add";
import { useIndex } from "./rows";
import { foldedWith, ofGroup, useGroups } from "./use-groups";
import { useSelection } from "./use-selection";

const PasteDialog = lazy(() => import("./paste-dialog").then((module) => ({ default: module.PasteDialog })));

const PHONE: Shown = { columns: ["title", "key", "state", "priority", "due", "assignees"], widths: {} };

interface TaskListProps {
  project: Project;
  search: ListSearch;
  onChange: (next: Partial<ListSearch>, replace?: boolean) => void;
}

export function TaskList({ project, search, onChange }: TaskListProps) {
  const { t } = useTranslation();
  const phone = useMediaQuery("(max-width: 760px)", false, { getInitialValueInEffect: false });
  const today = dayOf();
  const { shown, onShown } = useShown(search.columns, onChange);
  const choices = useChoices(project);
  const { acts, progress } = useListActs(project);
  const { entries, error, refetch } = useIndex(project, search);
  const by = asGrouping(search.group);
  const { items, heading } = useGroups(entries, by, choices, today, search.folded);
  const fold = (group: string) => onChange({ folded: foldedWith(search.folded, group) }, true);
  const selection = useSelection(items);
  const [target, setTarget] = useState<Target | null>(null);
  const [pasted, setPasted] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useKeys([
    { press: "arrowup arrowdown", does: t("list.keys.move") },
    { press: "j k", does: t("list.keys.move") },
    { press: "arrowleft arrowright", does: t("list.keys.across") },
    { press: "enter", does: t("list.keys.enter") },
    { press: "f2", does: t("list.keys.edit") },
    { press: "home end", does: t("keys.ends") },
    { press: "pageup pagedown", does: t("list.keys.page") },
    { press: "x", does: t("list.keys.select") },
    { press: "space", does: t("list.keys.select") },
    { press: "shift+arrowdown", does: t("list.keys.extend") },
    { press: "alt+arrowleft", does: t("list.keys.moveColumn") },
    { press: "shift+arrowleft", does: t("list.keys.resizeColumn") },
    { press: "mod+a", does: t("list.keys.all") },
    { press: "escape", does: t("list.keys.escape") },
    { press: "/", does: t("views.query") },
    { press: "c", does: t("list.add"), act: () => field.current?.focus() },
  ]);

  usePaste((event, data) => {
    const text = data.getData("text/plain");
    if (!isTyping(event.target) && text.trim()) setPasted(text);
  });

  const open = useCallback((task: number) => onChange({ task }), [onChange]);
  const onSort = useCallback((sort: string | undefined) => onChange({ sort }), [onChange]);
  const arranged = phone && !search.columns ? PHONE : shown;
  const { columns } = arranged;
  const value = useMemo<ListValue>(
    () => ({ project, columns, choices, named: byValue(choices), acts, open, today }),
    [project, columns, choices, acts, open, today],
  );
  const add = (group: string) => {
    setTarget({ name: heading(group).name, patch: ofGroup(by, group, today) });
    field.current?.focus();
  };
  const save = () => {
    const ids = [...new Set((entries ?? []).map(({ id }) => id))];
    const heads = value.columns.map((column) => t(`list.columns.${column}`));
    const name = `${project.key}-${today}.csv`;
    laboured(t("list.exporting", { name }), ids.length, (way) =>
      download(name, ids, value, heads, way),
    ).catch((error: Error) => {
      const reason = isRefusal(error, "offline") ? t("list.noServer") : error.message;
      warn(t("list.notExported", { name, reason }));
    });
  };
  const nothing = entries?.length === 0;
  return (
    <ListContext value={value}>
      <div className={styles.list}>
        <FilterBar project={project} noun="task" layout="list" search={search} onChange={onChange}>
          <LayoutMenu
            shown={arranged}
            sort={phone ? (search.sort ?? "") : undefined}
            onSort={onSort}
            group={search.group}
            onShown={(next) => onShown(next, true)}
            onGroup={(group) => onChange({ group, folded: undefined })}
            onExport={save}
          />
        </FilterBar>
        {error && !entries && (
          <Empty title={t("problem.loadFailed")} hint={search.q ? undefined : error.message}>
            <Button onClick={() => void refetch()}>{t("common.retry")}</Button>
          </Empty>
        )}
        {!entries && !error && <Waiting />}
        {nothing && !search.q && <Empty title={t("list.empty")} hint={t("list.emptyHint")} />}
        {nothing && search.q && <Empty title={t("list.noMatch")} hint={t("list.noMatchHint")} />}
        {entries && !nothing && (
          <Grid
            label={t("list.heading", { project: project.name })}
            items={items}
            heading={heading}
            shown={arranged}
            phone={phone}
            sort={search.sort}
            arranged={[search.q, search.sort, search.group].join()}
            peeked={search.task}
            selection={selection}
            onSort={onSort}
            onShown={onShown}
            onOpen={open}
            onFold={fold}
            onAdd={add}
          />
        )}
        <BulkBar selected={selection.selected} progress={progress} onClear={selection.clear} />
        <QuickAdd field={field} target={target} onUntarget={() => setTarget(null)} onPaste={setPasted} />
      </div>
      <Suspense fallback={<DialogComing onClose={() => setPasted(null)} />}>
        {pasted !== null && <PasteDialog text={pasted} onClose={() => setPasted(null)} />}
      </Suspense>
    </ListContext>
  );
}

/** The columns of the address; while one is being dragged, they are ahead of it. */
function useShown(columns: string | undefined, onChange: TaskListProps["onChange"]) {
  const [dragged, setDragged] = useState<Shown | null>(null);
  const written = useMemo(() => readColumns(columns), [columns]);
  const onShown = useCallback(
    (next: Shown, done: boolean) => {
      setDragged(done ? null : next);
      if (done) onChange({ columns: writeColumns(next) }, true);
    },
    [onChange],
  );
  return { shown: dragged ?? written, onShown };
}

function byValue(choices: Choices): ListValue["named"] {
  const lists = Object.entries(choices).map(([name, list]) => [
    name,
    new Map(list.map((choice) => [choice.value, choice])),
  ]);
  return Object.fromEntries(lists);
}
