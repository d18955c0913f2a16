import type { Icon } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import styles from "./parts.module.css";

interface Part {
  part: string;
  word: string;
  Icon: Icon;
}

interface PartsProps {
  to: "/profile" | "/admin" | "/projects/$key/settings";
  /** The project whose settings these are. */
  project?: string;
  label: string;
  parts: readonly Part[];
  chosen: string;
  children: ReactNode;
}

/** A screen of several parts, each at an address of its own: their names beside the one that is chosen. */
export function Parts({ to, project, label, parts, chosen, children }: PartsProps) {
  return (
    <div className={styles.parts}>
      <nav className={styles.names} aria-label={label}>
        {parts.map(({ part, word, Icon }) => (
          <Link
            key={part}
            to={to}
            params={project ? { key: project } : undefined}
            search={{ part }}
            className={styles.name}
            aria-current={part === chosen ? "page" : undefined}
          >
            <Icon size={16} stroke={1.6} aria-hidden />
            {word}
          </Link>
        ))}
      </nav>
      <div className={styles.chosen}>{children}</div>
    </div>
  );
}
