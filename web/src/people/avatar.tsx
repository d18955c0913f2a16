import { useState } from "react";
import styles from "./avatar.module.css";
import { nameOf, type Person } from "./users";

export const HUES = [212, 262, 330, 12, 34, 150, 178, 290];
const CHOSEN = "hue:";
const PICTURE = "file:";
/** The squares that the server draws, in pixels. */
const [SMALL, LARGE] = [64, 200] as const;

/** What is kept as somebody's picture when they chose a colour for their initials instead of one. */
export const asHue = (hue: number) => `${CHOSEN}${hue}`;

export function hueOf(user: Pick<Person, "id" | "avatar"> | undefined): number {
  const chosen = user?.avatar?.startsWith(CHOSEN) ? Number(user.avatar.slice(CHOSEN.length)) : Number.NaN;
  return HUES.find((hue) => hue === chosen) ?? HUES[(user?.id ?? 0) % HUES.length] ?? 0;
}

/** Whether somebody is shown by a picture of theirs. */
export const hasPicture = (user: Pick<Person, "avatar"> | undefined) =>
  Boolean(user?.avatar?.startsWith(PICTURE));

/** Where a person's picture is; another one has another address. */
function pictureOf(user: Person | undefined, size: number): string | undefined {
  if (!user || !hasPicture(user)) return undefined;
  const drawn = size * window.devicePixelRatio > SMALL ? LARGE : SMALL;
  return `/api/users/${user.id}/avatar?size=${drawn}&v=${user.avatar?.slice(PICTURE.length, PICTURE.length + 12)}`;
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
  const picture = pictureOf(user, size);
  const [broken, setBroken] = useState<string>();
  const style = { width: size, height: size, fontSize: size * 0.42, "--hue": hueOf(user) };
  const common = { className: styles.avatar, title: name, style: style as React.CSSProperties };
  if (picture && picture !== broken) {
    return <img {...common} src={picture} alt="" draggable={false} onError={() => setBroken(picture)} />;
  }
  return <span {...common} aria-hidden data-initials={initials(name)} />;
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
