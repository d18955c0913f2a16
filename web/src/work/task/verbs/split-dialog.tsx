import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useDraft } from "../../../frame/drafts";
import { useHere } from "../here";
import { Dialog } from "./dialog";
import { useVerbs } from "./use-verbs";

const MOST = 50;

/** Several tasks out of one: a line each. */
export function SplitDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { task, name } = useHere();
  const { split } = useVerbs();
  const [draft, setDraft] = useDraft(`task:${task.id}:split`);
  const titles = (draft ?? "")
    .split("\n")
    .map((line) => line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, "").trim())
    .filter(Boolean);
  return (
    <Dialog
      title={t("task.splitTitle", { name })}
      action={t("task.splitAct", { count: titles.length })}
      ready={titles.length > 0 && titles.length <= MOST}
      onAct={async () => {
        await split(titles);
        setDraft(null);
      }}
      onClose={onClose}
    >
      <Textarea
        data-autofocus
        autosize
        minRows={4}
        maxRows={14}
        label={t("task.splitLines")}
        error={titles.length > MOST ? t("task.splitTooMany", { most: MOST }) : undefined}
        value={draft ?? ""}
        onChange={(event) => setDraft(event.currentTarget.value || null)}
      />
    </Dialog>
  );
}
