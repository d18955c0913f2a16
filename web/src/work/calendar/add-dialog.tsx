import { Button, Modal, Stack, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useDraft, useGiveBack } from "../../frame/drafts";
import { longDate } from "../../language/dates";

interface AddDialogProps {
  projectId: number;
  day: string;
  onAdd: (title: string, draft: string) => Promise<unknown>;
  onClose: () => void;
}

/** A task for one day. What is typed stays when the dialog is closed or the server cannot be reached. */
export function AddDialog({ projectId, day, onAdd, onClose }: AddDialogProps) {
  const { t } = useTranslation();
  const kept = `calendar-add:${projectId}`;
  const [draft, keep] = useDraft(kept);
  const giveBack = useGiveBack(kept);
  const title = draft ?? "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!title.trim()) return;
    onClose();
    keep(null);
    onAdd(title.trim(), kept).catch(() => giveBack(title));
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("calendar.addOn", { day: longDate(day) })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t("calendar.what")}
            required
            withAsterisk={false}
            data-autofocus
            value={title}
            onChange={(event) => keep(event.currentTarget.value || null)}
          />
          <Button type="submit">{t("calendar.add")}</Button>
        </Stack>
      </form>
    </Modal>
  );
}
