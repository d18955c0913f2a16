import { Menu } from "@mantine/core";
import { IconCheck, IconWorld } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../people/session";
import { useStars } from "../../people/stars";
import { nameOf, useUsers } from "../../people/users";
import styles from "./filter-bar.module.css";
import { isPublished } from "./publishing";
import { type SavedView, viewNoun } from "./saved-views";
import { ViewIcon } from "./view-icon";

interface ViewRowsProps {
  views: readonly SavedView[];
  current: number | undefined;
  onOpen: (view: SavedView) => void;
}

export function ViewRows({ views, current, onOpen }: ViewRowsProps) {
  const { t } = useTranslation();
  const me = useMe();
  const starred = useStars(viewNoun);
  if (views.length === 0) return <p className={styles.none}>{t("views.empty")}</p>;
  const group = (word: string, of: (view: SavedView) => boolean) => {
    const shown = views.filter(of);
    if (shown.length === 0) return null;
    return (
      <>
        <Menu.Label>{word}</Menu.Label>
        {shown.map((view) => (
          <Row key={view.id} view={view} current={view.id === current} onOpen={onOpen} />
        ))}
      </>
    );
  };
  const others = ({ id }: SavedView) => !starred.has(id);
  return (
    <>
      {group(t("views.starred"), (view) => !others(view))}
      {group(t("views.mine"), (view) => others(view) && view.owner_id === me.id)}
      {group(t("views.shared"), (view) => others(view) && view.owner_id !== me.id)}
    </>
  );
}

function Row({
  view,
  current,
  onOpen,
}: {
  view: SavedView;
  current: boolean;
  onOpen: (view: SavedView) => void;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const users = useUsers();
  const foreign = view.owner_id !== me.id;
  const published = isPublished(view);
  const about = [
    foreign && nameOf(users.get(view.owner_id ?? 0)),
    !foreign && (view.shared || (view.shared_with ?? []).length > 0) && t("views.isShared"),
    published && t("published.mark"),
  ].filter(Boolean);
  return (
    <Menu.Item
      leftSection={<ViewIcon layout={view.layout} />}
      rightSection={
        <span className={styles.marks}>
          {published && <IconWorld size={14} stroke={1.6} aria-hidden />}
          {current && <IconCheck size={14} aria-hidden />}
        </span>
      }
      aria-current={current || undefined}
      onClick={() => onOpen(view)}
    >
      <span className={styles.named}>
        <span>{view.name}</span>
        {about.length > 0 && <span className={styles.about}>{about.join(" · ")}</span>}
      </span>
    </Menu.Item>
  );
}
