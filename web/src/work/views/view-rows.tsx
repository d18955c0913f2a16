import { Menu } from "@mantine/core";
import { IconCalendar, IconCheck, IconLayoutKanban, IconTable } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../people/session";
import { nameOf, useUsers } from "../../people/users";
import styles from "./filter-bar.module.css";
import type { SavedView } from "./saved-views";

interface ViewRowsProps {
  views: readonly SavedView[];
  current: number | undefined;
  onOpen: (view: SavedView) => void;
}

export function ViewRows({ views, current, onOpen }: ViewRowsProps) {
  const { t } = useTranslation();
  const me = useMe();
  const mine = views.filter(({ owner_id }) => owner_id === me.id);
  const others = views.filter(({ owner_id }) => owner_id !== me.id);
  if (views.length === 0) return <p className={styles.none}>{t("views.empty")}</p>;
  return (
    <>
      {mine.length > 0 && <Menu.Label>{t("views.mine")}</Menu.Label>}
      {mine.map((view) => (
        <Row key={view.id} view={view} current={view.id === current} onOpen={onOpen} />
      ))}
      {others.length > 0 && <Menu.Label>{t("views.shared")}</Menu.Label>}
      {others.map((view) => (
        <Row key={view.id} view={view} current={view.id === current} onOpen={onOpen} />
      ))}
    </>
  );
}

const icons: Partial<Record<SavedView["layout"], typeof IconTable>> = {
  board: IconLayoutKanban,
  calendar: IconCalendar,
};

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
  const Icon = icons[view.layout] ?? IconTable;
  const foreign = view.owner_id !== me.id;
  const about = foreign ? nameOf(users.get(view.owner_id ?? 0)) : view.shared && t("views.isShared");
  return (
    <Menu.Item
      leftSection={<Icon size={15} stroke={1.6} aria-hidden />}
      rightSection={current && <IconCheck size={14} aria-hidden />}
      aria-current={current || undefined}
      onClick={() => onOpen(view)}
    >
      {view.name}
      {about && <span className={styles.hint}>{about}</span>}
    </Menu.Item>
  );
}
