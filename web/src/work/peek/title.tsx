import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Project, Task } from "../../api/client";
import { useDraft } from "../../frame/drafts";
import { ConflictChoice } from "./conflict-choice";
import styles from "./peek.module.css";
import { useSaveTitle } from "./task";

interface TitleProps {
  project: Project;
  task: Task;
  name: string;
  readOnly: boolean;
}

/** The title, edited where it stands. What is typed stays a draft until the server has it. */
export function Title({ project, task, name, readOnly }: TitleProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useDraft(`task:${task.id}:title`);
  const { save, conflict, settle, pending, failed } = useSaveTitle(project.id);
  const field = useRef<HTMLTextAreaElement>(null);
  // The version that was on the screen when typing began: what came since is a conflict, not something to overwrite.
  const typedUpon = useRef<Task | null>(null);
  const dirty = draft !== null && draft.trim() !== task.title;

  const commit = (upon = typedUpon.current ?? task) => {
    const title = draft?.trim();
    if (pending || conflict) return;
    if (!title || title === task.title) return setDraft(null);
    save(upon, title, t("board.changed", { name }), () => {
      typedUpon.current = null;
      setDraft(null);
    });
  };
  const abandon = () => {
    typedUpon.current = null;
    settle();
    setDraft(null);
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
      <h2 className="sr-only">{task.title}</h2>
      <textarea
        ref={field}
        className={styles.title}
        rows={1}
        readOnly={readOnly}
        aria-label={t("peek.title")}
        aria-describedby="title-note"
        value={draft ?? task.title}
        onChange={(event) => {
          typedUpon.current ??= task;
          setDraft(event.currentTarget.value.replaceAll("\n", " "));
        }}
        onKeyDown={onKeyDown}
        onBlur={() => commit()}
      />
      <p id="title-note" className={dirty && failed && !conflict ? styles.note : "sr-only"}>
        {dirty ? t("peek.unsaved") : t("peek.titleHint")}
      </p>
      {conflict && (
        <ConflictChoice
          field={t("peek.title")}
          mine={draft ?? String(conflict.yours)}
          theirs={String(conflict.theirs)}
          onMine={() => {
            settle();
            typedUpon.current = null;
            save(task, draft ?? String(conflict.yours), t("board.changed", { name }), () => setDraft(null));
          }}
          onTheirs={abandon}
        />
      )}
    </div>
  );
}
