import { ActionIcon, Popover } from "@mantine/core";
import { IconMoodPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Comment } from "../../../api/client";
import { names } from "../../../language/dates";
import { useMe } from "../../../people/session";
import { nameOf, useUsers } from "../../../people/users";
import { useHere } from "../here";
import styles from "../task.module.css";
import { useCommentActs } from "./use-comments";

const OFFERED = ["👍", "❤️", "🎉", "😄", "👀", "🚀", "✅", "🙏"];

/** Who answered with a sign, each of which one adds to or leaves. */
export function Reactions({ comment }: { comment: Comment }) {
  const { t } = useTranslation();
  const { speaks } = useHere();
  const me = useMe();
  const users = useUsers();
  const { react } = useCommentActs();
  const given = Object.entries(comment.reactions ?? {}).filter(([, ids]) => ids.length > 0);
  if (given.length === 0) return null;
  return (
    <div className={styles.reactions}>
      {given.map(([emoji, ids]) => {
        const mine = ids.includes(me.id);
        const who = names(ids.map((id) => nameOf(users.get(id))));
        return (
          <button
            key={emoji}
            type="button"
            className={styles.reaction}
            disabled={!speaks}
            aria-pressed={mine}
            aria-label={t("task.reactedBy", { emoji, names: who })}
            title={who}
            onClick={() => void react(comment, emoji, !mine)}
          >
            {emoji} {ids.length}
          </button>
        );
      })}
    </div>
  );
}

/** The signs to choose from. */
export function React({ comment, author }: { comment: Comment; author: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const { react } = useCommentActs();
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      trapFocus
      returnFocus
      withRoles
      shadow="md"
    >
      <Popover.Target>
        <ActionIcon
          size={24}
          variant="subtle"
          color="gray"
          className={styles.quietButton}
          aria-label={t("task.react", { name: author })}
          onClick={() => setOpened(!opened)}
        >
          <IconMoodPlus size={15} stroke={1.7} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={4} aria-label={t("task.react", { name: author })}>
        {OFFERED.map((emoji) => (
          <button
            key={emoji}
            type="button"
            className={styles.emoji}
            onClick={() => {
              setOpened(false);
              void react(comment, emoji, !comment.reactions?.[emoji]?.includes(me.id));
            }}
          >
            {emoji}
          </button>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
