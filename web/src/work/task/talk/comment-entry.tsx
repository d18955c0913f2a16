import { ActionIcon, Badge, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Comment } from "../../../api/client";
import { ago, moment } from "../../../language/dates";
import { Avatar } from "../../../people/avatar";
import { useMe } from "../../../people/session";
import { nameOf, useUsers } from "../../../people/users";
import { Markdown } from "../../../text/markdown";
import { TextEditor } from "../../../text/text-editor";
import { useAttach } from "../files/use-attach";
import { useHere } from "../here";
import { leads } from "../may";
import styles from "../task.module.css";
import { LONGEST } from "./composer";
import { React, Reactions } from "./reactions";
import { useCommentActs } from "./use-comments";

/** What one person said. They may change it, and whoever leads may take it away. */
export function CommentEntry({ comment }: { comment: Comment }) {
  const { t } = useTranslation();
  const { project, closed, speaks } = useHere();
  const users = useUsers();
  const me = useMe();
  const { edit, remove } = useCommentActs();
  const attach = useAttach();
  const [editing, setEditing] = useState(false);
  const author = users.get(comment.created_by ?? 0);
  const mine = comment.created_by === me.id;
  const known = comment.id > 0 && !closed;
  const at = comment.created_at ?? "";
  return (
    <article className={styles.comment} aria-label={t("task.commentBy", { name: nameOf(author) })}>
      <Avatar user={author} size={24} />
      <div className={styles.bubble} data-internal={comment.internal || undefined}>
        <header className={styles.commentHead}>
          <strong>{nameOf(author)}</strong>
          <time dateTime={at} title={moment(at)}>
            {ago(at)}
          </time>
          {comment.edited_at && (
            <span className={styles.quiet} title={moment(comment.edited_at)}>
              {t("task.edited")}
            </span>
          )}
          {comment.internal && (
            <Badge size="xs" variant="light" color="orange" className={styles.internal}>
              {t("task.internal")}
            </Badge>
          )}
          <span className={styles.gap} />
          {known && speaks && !editing && <React comment={comment} author={nameOf(author)} />}
          {known && (mine || leads(project, me)) && !editing && (
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon
                  size={24}
                  variant="subtle"
                  color="gray"
                  className={styles.quietButton}
                  aria-label={t("task.commentMenu", { name: nameOf(author) })}
                >
                  <IconDots size={15} stroke={1.7} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {mine && <Menu.Item onClick={() => setEditing(true)}>{t("task.edit")}</Menu.Item>}
                <Menu.Item color="red" onClick={() => void remove(comment)}>
                  {t("task.delete")}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </header>
        {editing ? (
          <TextEditor
            label={t("task.comment")}
            value={comment.body}
            draft={`comment:${comment.id}`}
            limit={LONGEST}
            project={project.key}
            autoFocus
            attach={attach}
            onSave={async (body) => {
              await edit(comment, body);
              setEditing(false);
            }}
            onCancel={() => setEditing(false)}
          />
        ) : (
          <Markdown text={comment.body} project={project.key} />
        )}
        <Reactions comment={comment} />
      </div>
    </article>
  );
}
