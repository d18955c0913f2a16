import { IconPencil } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { isRefusal } from "../../api/problem";
import { useDraft } from "../../frame/drafts";
import { useKeys } from "../../frame/keys";
import { warn } from "../../frame/notices";
import { ConflictChoice } from "../../text/conflict-choice";
import { Markdown } from "../../text/markdown";
import { TextEditor } from "../../text/text-editor";
import { useAttach } from "./files/use-attach";
import { useHere } from "./here";
import { Section } from "./section";
import styles from "./task.module.css";
import { useKeptField } from "./use-kept-field";
import { draftOf } from "./use-task-acts";

const LONGEST = 100_000;

/** What the task is about. `e` edits it. */
export function Description() {
  const { t } = useTranslation();
  const { readOnly } = useHere();
  const [editing, setEditing] = useState(false);
  const open = () => !readOnly && setEditing(true);
  useKeys([{ press: "e", does: t("task.keyEdit"), act: open }]);
  const title = t("task.description");
  if (editing && !readOnly) {
    return (
      <Section title={title}>
        <Editing onDone={() => setEditing(false)} />
      </Section>
    );
  }
  return (
    <Section
      title={title}
      action={
        !readOnly && (
          <button type="button" className={styles.headButton} onClick={open}>
            <IconPencil size={13} stroke={1.7} aria-hidden />
            {t("task.edit")}
          </button>
        )
      }
    >
      <Reading />
    </Section>
  );
}

function Reading() {
  const { t } = useTranslation();
  const { task, project } = useHere();
  const [draft] = useDraft(draftOf(task.id, "description"));
  return (
    <>
      {task.description ? (
        <Markdown text={task.description} project={project.key} />
      ) : (
        <p className={styles.quiet}>{t("task.noDescription")}</p>
      )}
      {draft !== null && <p className={styles.note}>{t("task.unsaved")}</p>}
    </>
  );
}

function Editing({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const { task, project } = useHere();
  const [, setDraft] = useDraft(draftOf(task.id, "description"));
  const { begin, leave, save, settle, conflict } = useKeptField("description");
  const attach = useAttach();
  useEffect(begin, [begin]);
  const send = async (said: string, version?: number) => {
    try {
      await save(said, version);
      onDone();
    } catch (error) {
      if (!isRefusal(error, "conflict")) warn(reasonOf(t, error));
      throw error;
    }
  };
  return (
    <>
      <TextEditor
        label={t("task.description")}
        value={task.description ?? ""}
        draft={draftOf(task.id, "description")}
        limit={LONGEST}
        project={project.key}
        placeholder={t("task.describe")}
        autoFocus
        attach={attach}
        onSave={(said) => send(said)}
        onCancel={onDone}
      />
      {conflict && (
        <ConflictChoice
          field={t("history.field.description")}
          mine={conflict.yours}
          theirs={conflict.theirs}
          onMine={() => {
            settle();
            void send(conflict.yours, task.version).then(
              () => setDraft(null),
              () => {},
            );
          }}
          onTheirs={() => {
            leave();
            setDraft(null);
            onDone();
          }}
        />
      )}
    </>
  );
}

function reasonOf(t: TFunction, error: unknown): string {
  if (!isRefusal(error) || error.status === 0) return t("problem.offline");
  return t("problem.failed", { reason: error.fields.description ?? error.message });
}
