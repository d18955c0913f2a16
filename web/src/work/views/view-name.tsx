import { Alert, Button, Modal, Stack, Switch, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SavedView } from "./saved-views";

interface ViewNameProps {
  /** The view that is renamed; none makes a new one. */
  view: SavedView | undefined;
  onSave: (name: string, shared: boolean) => Promise<void>;
  onClose: () => void;
}

export function ViewName({ view, onSave, onClose }: ViewNameProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(view?.name ?? "");
  const [shared, setShared] = useState(view?.shared ?? false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await onSave(name.trim(), shared);
      onClose();
    } catch (error) {
      setRefused(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(view ? "views.renameTitle" : "views.newTitle")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          {refused && (
            <Alert color="red" role="alert">
              {refused}
            </Alert>
          )}
          <TextInput
            label={t("views.name")}
            required
            withAsterisk={false}
            data-autofocus
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Switch
            label={t("views.shareWith")}
            description={t("views.shareHint")}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          <Button type="submit" loading={busy}>
            {t(view ? "views.renameDo" : "views.newDo")}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
