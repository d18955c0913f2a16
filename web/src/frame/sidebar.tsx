import { ActionIcon, Kbd, UnstyledButton } from "@mantine/core";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from "@tabler/icons-react";
import { Link, type LinkOptions } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useUnread } from "../inbox/notifications";
import icon from "./icon.svg";
import { capsOf } from "./keys";
import { openOverlay } from "./overlay";
import { MAIN, useFoot } from "./places";
import { ProjectLinks } from "./project-links";
import styles from "./sidebar.module.css";

interface SidebarProps {
  collapsed: boolean;
  open: boolean;
  onCollapse: () => void;
  onLeave: () => void;
}

export function Sidebar({ collapsed, open, onCollapse, onLeave }: SidebarProps) {
  const { t } = useTranslation();
  const unread = useUnread();
  const foot = useFoot();
  const label = collapsed ? t("frame.expand") : t("frame.collapse");
  const Fold = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav
      className={styles.sidebar}
      data-collapsed={collapsed || undefined}
      data-open={open || undefined}
      aria-label={t("frame.main")}
    >
      <div className={styles.workspace}>
        <img src={icon} alt="" width={22} height={22} />
        <span className={styles.word}>{t("app")}</span>
        <ActionIcon
          className={styles.fold}
          variant="subtle"
          color="gray"
          size="md"
          aria-label={label}
          title={label}
          onClick={onCollapse}
        >
          <Fold size={17} stroke={1.6} />
        </ActionIcon>
      </div>
      <UnstyledButton
        className={styles.search}
        title={t("palette.title")}
        onClick={() => {
          onLeave();
          openOverlay({ kind: "palette" });
        }}
      >
        <IconSearch size={16} stroke={1.7} aria-hidden />
        <span className={styles.word}>{t("palette.button")}</span>
        <Kbd size="xs" className={styles.hint} aria-hidden>
          {capsOf("mod+k").join(" ")}
        </Kbd>
      </UnstyledButton>
      {MAIN.map(({ link, key, Icon }) => (
        <Place key={key} link={link} word={t(key)} Icon={Icon} onLeave={onLeave}>
          {link.to === "/inbox" && unread > 0 && <Unread count={unread} />}
        </Place>
      ))}
      <ProjectLinks onLeave={onLeave} />
      <div className={styles.foot}>
        {foot.map(({ link, key, Icon }) => (
          <Place key={key} link={link} word={t(key)} Icon={Icon} onLeave={onLeave} />
        ))}
      </div>
    </nav>
  );
}

interface PlaceProps {
  link: LinkOptions;
  word: string;
  Icon: typeof IconSearch;
  onLeave: () => void;
  children?: ReactNode;
}

function Place({ link, word, Icon, onLeave, children }: PlaceProps) {
  return (
    <Link
      {...link}
      activeOptions={{ exact: true, includeSearch: false }}
      className={styles.item}
      onClick={onLeave}
      title={word}
    >
      <Icon size={17} stroke={1.6} aria-hidden />
      <span className={styles.word}>{word}</span>
      {children}
    </Link>
  );
}

const MOST = 99;

function Unread({ count }: { count: number }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={styles.count} aria-hidden>
        {count > MOST ? `${MOST}+` : count}
      </span>
      <span className="sr-only">{t("inbox.unreadCount", { count })}</span>
    </>
  );
}
