import styles from "./avatar.module.css";
import { nameOf, type Person } from "./users";

export const HUES = [212, 262, 330, 12, 34, 150, 178, 290];
const CHOSEN = "hue:";

/** What is kept as somebody's picture when they chose a colour for their initials instead of one. */
export const asHue = (hue: number) => `${CHOSEN}${hue}`;

export function hueOf(user: Pick<Person, "id" | "avatar"> | undefined): number {
  const chosen = user?.avatar?.startsWith(CHOSEN) ? Number(user.avatar.slice(CHOSEN.length)) : Number.NaN;
  return HUES.find((hue) => hue === chosen) ?? HUES[(user?.id ?? 0) % HUES.length] ?? 0;
}

function initials(name: string): string {
  const words = name.split(/[\s._-]+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => Array.from(word ?? "")[0] ?? "")
    .join("")
    .toUpperCase();
}

interface AvatarProps {
  user: Person | undefined;
  size?: number;
}

/** A person's picture or initials. Says nothing by itself: the name stands beside it or in the label around it. */
export function Avatar({ user, size = 20 }: AvatarProps) {
  const name = nameOf(user);
  const hue = hueOf(user);
  if (user?.avatar?.startsWith("/")) {
    return <img className={styles.avatar} src={user.avatar} alt="" width={size} height={size} title={name} />;
  }
  return (
    <span
      aria-hidden
      className={styles.avatar}
      title={name}
      style={{ width: size, height: size, fontSize: size * 0.42, "--hue": hue } as React.CSSProperties}
      data-initials={initials(name)}
    />
  );
}

interface AvatarsProps {
  ids: number[];
  users: ReadonlyMap<number, Person>;
  label: string;
  size?: number;
  most?: number;
  live?: boolean;
}

export function Avatars({ ids, users, label, size = 20, most = 3, live }: AvatarsProps) {
  const rest = ids.length - most;
  return (
    <span className={styles.group} role="img" aria-label={label} data-live={live || undefined}>
      {ids.slice(0, most).map((id) => (
        <Avatar key={id} user={users.get(id)} size={size} />
      ))}
      {rest > 0 && <span className={styles.rest}>+{rest}</span>}
    </span>
  );
}
