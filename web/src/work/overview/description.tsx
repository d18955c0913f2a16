import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../api/client";
import { isRefusal } from "../../api/problem";
import { useDraft } from "../../frame/drafts";
import { ConflictChoice } from "../../text/conflict-choice";
import { Markdown } from "../../text/markdown";
import { TextEditor } from "../../text/text-editor";
import { useProjectActs } from "../project-acts";
import styles from "./head.module.css";

const draftOf = (project: Project) => `project:${project.id}:description`;

/** What the project is for, edited where it stands. */
export function Description({ project, mayEdit }: { project: Project; mayEdit: boolean }) {
  const { t } = useTranslation();
  const [draft] = useDraft(draftOf(project));
  const [open, setOpen] = useState(draft !== null);
  if (open && mayEdit) return <Editing project={project} onLeave={() => setOpen(false)} />;
  return (
    <div className={styles.about}>
      {project.description ? (
        <Markdown text={project.description} project={project.key} />
      ) : (
        <p className={styles.quiet}>{t("overview.noDescription")}</p>
      )}
      {mayEdit && (
        <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>
          {t(project.description ? "overview.editDescription" : "overview.addDescription")}
        </Button>
      )}
    </div>
  );
}

function Editing({ project, onLeave }: { project: Project; onLeave: () => void }) {
  const { t } = useTranslation();
  // What came since typing began is a conflict, not something to overwrite, even after a reload.
  const [kept, setKept] = useDraft(`${draftOf(project)}:upon`);
  const [before] = useState(project);
  const upon = Number(kept ?? before.version);
  useEffect(() => {
    if (kept === null) setKept(String(before.version));
  }, [kept, setKept, before]);
  const leave = () => {
    setKept(null);
    onLeave();
  };
  const [refused, setRefused] = useState<{ mine: string; why: Error } | null>(null);
  const [draft, setDraft] = useDraft(draftOf(project));
  const { save } = useProjectActs(project);
  const field = t("overview.description");
  const keep = async (text: string, version: number) => {
    try {
      const typed = { draft: draftOf(project), text };
      const said = t("overview.saved", { field });
      await save({ description: text }, { said, version, typed, quiet: true, settled: true });
    } catch (error) {
      if (error instanceof Error) setRefused({ mine: text, why: error });
      throw error;
    }
    setDraft(null);
    leave();
  };
  const refusal = isRefusal(refused?.why, "conflict") ? refused.why : undefined;
  const conflict = refusal?.conflicts[0];
  return (
    <div className={styles.edit}>
      <TextEditor
        autoFocus
        label={field}
        value={before.description ?? ""}
        draft={draftOf(project)}
        project={project.key}
        onSave={(text) => keep(text, upon)}
        onCancel={() => (draft === null ? leave() : onLeave())}
      />
      {refused && !conflict && (
        <p role="alert" className={styles.refused}>
          {refused.why.message}
        </p>
      )}
      {refused && conflict && (
        <ConflictChoice
          field={t("history.field.description")}
          mine={refused.mine}
          theirs={String(conflict.theirs ?? "")}
          onMine={() => void keep(refused.mine, refusal?.version ?? project.version).catch(() => {})}
          onTheirs={() => {
            setDraft(null);
            leave();
          }}
        />
      )}
    </div>
  );
}
