import { CloseButton, Progress } from "@mantine/core";
import { IconFile, IconLink } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { type Attachment, answer, api } from "../../../api/client";
import { list, listsOf } from "../../../data/keys";
import { showRemoval } from "../../../data/showing";
import { RowsComing } from "../../../frame/coming";
import { sizeOf } from "../../../language/numbers";
import { useMe } from "../../../people/session";
import { followable } from "../../../text/addresses";
import { useHere } from "../here";
import { leads } from "../may";
import { Section } from "../section";
import styles from "../task.module.css";
import { useTaskActs } from "../use-task-acts";
import { useUploads } from "./uploads";
import { useSendFile } from "./use-attach";

const NONE: Attachment[] = [];

function useFiles(taskId: number) {
  const query = { task_id: [taskId], limit: 200 };
  return useQuery({
    queryKey: list("attachment", query),
    queryFn: () => answer(api.GET("/api/attachments", { params: { query } })),
    select: ({ items }) => items,
  });
}

/** What is attached, and what is on its way. */
export function Files() {
  const { t } = useTranslation();
  const { task, speaks } = useHere();
  const { data: files = NONE, isPending } = useFiles(task.id);
  const uploads = useUploads(task.id);
  const sendFile = useSendFile();
  const input = useRef<HTMLInputElement>(null);
  if (!speaks && files.length === 0) return null;
  return (
    <Section
      title={t("task.files")}
      note={files.length > 0 ? files.length : !isPending && uploads.length === 0 && t("task.noFiles")}
      action={
        speaks && (
          <>
            <input
              ref={input}
              type="file"
              multiple
              hidden
              aria-label={t("task.attach")}
              onChange={(event) => {
                for (const file of event.currentTarget.files ?? []) void sendFile(file);
                event.currentTarget.value = "";
              }}
            />
            <button type="button" className={styles.headButton} onClick={() => input.current?.click()}>
              {t("task.attach")}
            </button>
          </>
        )
      }
    >
      {isPending && <RowsComing />}
      <ul className={styles.files}>
        {files.map((file) => (
          <FileCard key={file.id} file={file} />
        ))}
        {uploads.map((one) => (
          <li key={`up${one.key}`} className={styles.file} data-sending>
            <span className={styles.fileName}>{one.name}</span>
            <Progress
              size="sm"
              value={Math.max(3, one.fraction * 100)}
              aria-label={t("task.sending", { name: one.name })}
            />
            <CloseButton
              size="sm"
              className={styles.fileDelete}
              aria-label={t("task.cancelSending", { name: one.name })}
              onClick={one.cancel}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function FileCard({ file }: { file: Attachment }) {
  const { t } = useTranslation();
  const { project, closed } = useHere();
  const me = useMe();
  const { act } = useTaskActs();
  const path = { id: file.id };
  const touches = [listsOf("attachment")];
  const remove = () =>
    act({
      send: () => answer(api.DELETE("/api/attachments/{id}", { params: { path } })),
      shows: showRemoval("attachment", file.id),
      touches,
      done: () => t("task.fileDeleted", { name: file.name }),
      undo: () => ({
        send: () => answer(api.POST("/api/attachments/{id}/restore", { params: { path } })),
        touches,
      }),
    });
  const address = file.url ? followable(file.url) : `/api/attachments/${file.id}/content`;
  const Icon = file.url ? IconLink : IconFile;
  return (
    <li className={styles.file}>
      <a
        href={address}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className={styles.fileLink}
        title={file.name}
      >
        <span className={styles.thumb}>
          {file.width ? (
            <img src={`/api/attachments/${file.id}/thumbnail?size=200`} alt="" loading="lazy" />
          ) : (
            <Icon size={24} stroke={1.4} aria-hidden />
          )}
        </span>
        <span className={styles.fileName}>{file.name}</span>
        <span className={styles.quiet}>{file.url ? t("task.webLink") : sizeOf(file.size ?? 0)}</span>
      </a>
      {!closed && (file.created_by === me.id || leads(project, me)) && (
        <CloseButton
          size="sm"
          className={styles.fileDelete}
          aria-label={t("task.deleteFile", { name: file.name })}
          onClick={() => void remove()}
        />
      )}
    </li>
  );
}
