import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { isRefusal } from "../../api/problem";
import { useArrived, useDraft } from "../../frame/drafts";
import { Heading } from "../../frame/heading";
import { ConflictChoice } from "../../text/conflict-choice";
import { useHere } from "./here";
import styles from "./task.module.css";
import { useKeptField } from "./use-kept-field";
import { draftOf } from "./use-task-acts";

/** The title, edited where it stands. What is typed stays a draft until the server has it. */
export function Title() {
  const { t } = useTranslation();
  const { task, page, readOnly } = useHere();
  const [draft, setDraft] = useDraft(draftOf(task.id, "title"));
  const arrived = useArrived(draftOf(task.id, "title"));
  const { begin, leave, save, settle, conflict, failed } = useKeptField("title");
  const [pending, setPending] = useState(false);
  const [why, setWhy] = useState("");
  const dirty = draft !== null && draft.trim() !== task.title;

  const send = async (title: string, version?: number) => {
    setPending(true);
    try {
      await save(title, version);
      arrived(title);
    } catch (error) {
      setWhy(isRefusal(error) && error.status !== 0 ? (error.fields.title ?? error.message) : "");
    } finally {
      setPending(false);
    }
  };
  const abandon = () => {
    leave();
    setDraft(null);
  };
  const commit = () => {
    const title = draft?.trim();
    if (pending || conflict || draft === null) return;
    if (!title || title === task.title) abandon();
    else void send(title);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      commit();
    }
    if (event.key === "Escape" && draft !== null) {
      event.preventDefault();
      abandon();
    }
  };

  return (
    <div>
      <Heading className="sr-only">{task.title}</Heading>
      <textarea
        className={styles.title}
        rows={1}
        readOnly={readOnly}
        aria-label={t("task.name")}
        aria-describedby="title-note"
        data-page={page || undefined}
        value={readOnly ? task.title : (draft ?? task.title)}
        onChange={(event) => {
          begin();
          setDraft(event.currentTarget.value.replaceAll("\n", " "));
        }}
        onKeyDown={onKeyDown}
        onBlur={commit}
      />
      <p id="title-note" className={dirty && failed && !conflict ? styles.note : "sr-only"}>
        {dirty ? `${t("task.unsaved")} ${failed ? why : ""}` : t("task.titleHint")}
      </p>
      {conflict && (
        <ConflictChoice
          field={t("history.field.title")}
          mine={draft ?? conflict.yours}
          theirs={conflict.theirs}
          onMine={() => {
            settle();
            void send(draft?.trim() || conflict.yours, task.version);
          }}
          onTheirs={abandon}
        />
      )}
    </div>
  );
}
