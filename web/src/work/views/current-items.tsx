import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useStar, useStars } from "../../people/stars";
import styles from "./filter-bar.module.css";
import { type SavedView, viewNoun } from "./saved-views";

interface CurrentItemsProps {
  view: SavedView;
  /** Whether one may change it. */
  mine: boolean;
  onRename: () => void;
  /** None for those who may not publish it. */
  onPublish: (() => void) | undefined;
  onShare: () => void;
  onCopy: () => void;
  onDelete: () => void;
}

/** What may be done with the view that is open. */
export function CurrentItems({ view, mine, ...on }: CurrentItemsProps) {
  const { t } = useTranslation();
  const starred = useStars(viewNoun).has(view.id);
  const star = useStar();
  return (
    <>
      <Menu.Item onClick={() => void star({ noun: viewNoun, object_id: view.id }, view.name, !starred)}>
        {t(starred ? "views.unstar" : "views.star")}
      </Menu.Item>
      {mine && (
        <>
          <Menu.Item onClick={on.onRename}>{t("views.rename")}</Menu.Item>
          <Menu.Item onClick={on.onShare}>{t(view.shared ? "views.unshare" : "views.share")}</Menu.Item>
        </>
      )}
      {on.onPublish && (
        <Menu.Item onClick={on.onPublish}>
          {t(view.published_at ? "published.menuOn" : "published.menu")}
        </Menu.Item>
      )}
      <Menu.Item onClick={on.onCopy}>{t("views.copy")}</Menu.Item>
      {mine && (
        <Menu.Item className={styles.danger} onClick={on.onDelete}>
          {t("views.delete")}
        </Menu.Item>
      )}
    </>
  );
}
