import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useDraft } from "../../../frame/drafts";
import { useHere } from "../here";
import { Dialog } from "./dialog";
import { useVerbs } from "./use-verbs";

export function BlockDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { task, name } = useHere();
  const { block } = useVerbs();
  const [draft, setDraft] = useDraft(`task:${task.id}:block`);
  const reason = draft?.trim() ?? "";
  return (
    <Dialog
      title={t("task.blockTitle", { name })}
      action={t("task.blockAct")}
      ready={reason !== ""}
      onAct={async () => {
        await block(reason);
        setDraft(null);
      }}
      onClose={onClose}
    >
      <Textarea
        data-autofocus
        autosize
        minRows={2}
        label={t("task.blockReason")}
        value={draft ?? ""}
        onChange={(event) => setDraft(event.currentTarget.value || null)}
      />
    </Dialog>
  );
}
