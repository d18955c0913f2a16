import { Switch, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDraft } from "../../../frame/drafts";
import { useKeys } from "../../../frame/keys";
import { Avatar } from "../../../people/avatar";
import { useMe } from "../../../people/session";
import { TextEditor } from "../../../text/text-editor";
import { useAttach } from "../files/use-attach";
import { useHere } from "../here";
import { isClient } from "../may";
import styles from "../task.module.css";
import { commentDraft, useCommentActs } from "./use-comments";

export const LONGEST = 5_000;

/** Where one writes a comment. One line until it is wanted: `m`, a click, or a draft that waits. */
export function Composer() {
  const { t } = useTranslation();
  const { task, project } = useHere();
  const me = useMe();
  const { add } = useCommentActs();
  const attach = useAttach();
  const name = commentDraft(task.id);
  const [draft] = useDraft(name);
  const [open, setOpen] = useState(draft !== null);
  const [asked, setAsked] = useState(false);
  const [internal, setInternal] = useState(false);
  const write = () => {
    setAsked(true);
    setOpen(true);
  };
  useKeys([{ press: "m", does: t("task.keyComment"), act: write }]);
  return (
    <div className={styles.comment}>
      <Avatar user={me} size={24} />
      {open ? (
        <TextEditor
          label={t("task.comment")}
          value=""
          draft={name}
          limit={LONGEST}
          project={project.key}
          placeholder={t("task.say")}
          saveLabel={t("task.send")}
          autoFocus={asked}
          attach={attach}
          onSave={(body) => add(body, internal)}
          onCancel={() => setOpen(false)}
          tools={
            !isClient(me) && (
              <Switch
                size="xs"
                label={t("task.internalOnly")}
                checked={internal}
                onChange={(event) => setInternal(event.currentTarget.checked)}
              />
            )
          }
        />
      ) : (
        <UnstyledButton className={styles.invite} onClick={write}>
          {t("task.say")}
        </UnstyledButton>
      )}
    </div>
  );
}
