import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconStack2, IconWorld } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { DialogComing } from "../../frame/coming";
import { tell } from "../../frame/notices";
import { useMe } from "../../people/session";
import { isStaff } from "../may";
import { CurrentItems } from "./current-items";
import styles from "./filter-bar.module.css";
import { isPublished } from "./publishing";
import {
  type Arranged,
  addressOf,
  differs,
  kept,
  type Layout,
  placeOf,
  type SavedView,
  useSavedViews,
  useViewActs,
} from "./saved-views";
import { ViewName } from "./view-name";
import { ViewRows } from "./view-rows";

const PublishDialog = lazy(() => import("./publish-dialog"));

interface ViewMenuProps {
  project: Project;
  noun: string;
  layout: Layout;
  search: Arranged;
  onChange: (next: Arranged, replace?: boolean) => void;
}

/** The saved views: to open one, and to keep, change, share and delete them. */
export function ViewMenu({ project, noun, layout, search, onChange }: ViewMenuProps) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const { data: views } = useSavedViews(project, noun);
  const acts = useViewActs(project, noun, layout);
  const [dialog, setDialog] = useState<"new" | "rename" | "publish" | null>(null);
  const current = views?.find(({ id }) => id === search.view);
  const mine = current?.owner_id === me.id || (current !== undefined && me.role === "admin");
  const changed = current !== undefined && differs(current, search);
  useShortAddress(current, search, onChange);

  const open = (view: SavedView) => {
    if (placeOf(view.layout) === placeOf(layout)) return onChange(addressOf(view));
    void navigate({ to: placeOf(view.layout), params: { key: project.key }, search: addressOf(view) });
  };
  const copy = async () => {
    const address = new URL(placeOf(current?.layout ?? layout).replace("$key", project.key), location.origin);
    address.searchParams.set("view", String(current?.id));
    await navigator.clipboard.writeText(address.href);
    tell(t("board.linkCopied"));
  };
  const publishes = current?.owner_id === me.id && isStaff(me);
  const Icon = current && isPublished(current) ? IconWorld : IconStack2;
  return (
    <>
      <Menu position="bottom-end" width={270}>
        <Menu.Target>
          <Button
            size="compact-xs"
            variant={current ? "light" : "default"}
            className={styles.chip}
            leftSection={<Icon size={13} aria-hidden />}
            rightSection={<IconChevronDown size={12} aria-hidden />}
          >
            {current
              ? t(changed ? "views.currentChanged" : "views.current", { name: current.name })
              : t("views.title")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <ViewRows views={views ?? []} current={current?.id} onOpen={open} />
          <Menu.Divider />
          {current && mine && changed && (
            <Menu.Item onClick={() => void acts.change(current, { ...kept(search), layout })}>
              {t("views.save", { name: current.name })}
            </Menu.Item>
          )}
          <Menu.Item onClick={() => setDialog("new")}>{t("views.saveAs")}</Menu.Item>
          {current && (
            <CurrentItems
              view={current}
              mine={mine}
              onRename={() => setDialog("rename")}
              onPublish={publishes ? () => setDialog("publish") : undefined}
              onShare={() => void acts.change(current, { shared: !current.shared })}
              onCopy={() => void copy()}
              onDelete={() => {
                onChange({ view: undefined }, true);
                void acts.remove(current);
              }}
            />
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === "publish" && current && (
        <Suspense fallback={<DialogComing onClose={() => setDialog(null)} />}>
          <PublishDialog view={current} changed={changed} onClose={() => setDialog(null)} />
        </Suspense>
      )}
      {(dialog === "new" || dialog === "rename") && (
        <ViewName
          view={dialog === "rename" ? current : undefined}
          onClose={() => setDialog(null)}
          onSave={async (name, sharing) => {
            if (dialog === "rename" && current)
              return void (await acts.change(current, { name, ...sharing }));
            const made = await acts.create(name, sharing, search);
            onChange({ view: made.id }, true);
          }}
        />
      )}
    </>
  );
}

/** An address that names a view and nothing else is filled with what the view keeps. */
function useShortAddress(view: SavedView | undefined, search: Arranged, onChange: ViewMenuProps["onChange"]) {
  const seen = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (!view || seen.current === view.id) return;
    seen.current = view.id;
    const bare = !search.q && !search.sort && !search.group && !search.lanes && !search.columns;
    if (bare) onChange(addressOf(view), true);
  }, [view, search, onChange]);
}
