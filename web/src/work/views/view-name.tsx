import { Alert, Button, Modal, MultiSelect, Stack, Switch, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDraftForm } from "../../frame/draft-form";
import { useMe } from "../../people/session";
import { nameOf, useUsers } from "../../people/users";
import type { SavedView, Sharing } from "./saved-views";

interface ViewNameProps {
  /** The view that is renamed; none makes a new one. */
  view: SavedView | undefined;
  onSave: (name: string, sharing: Sharing) => Promise<void>;
  onClose: () => void;
}

export function ViewName({ view, onSave, onClose }: ViewNameProps) {
  const { t } = useTranslation();
  const held = { name: view?.name ?? "" };
  const [{ name }, set, clear] = useDraftForm(`view-name:${view?.id ?? ""}`, held);
  const me = useMe();
  const users = useUsers();
  const [shared, setShared] = useState(view?.shared ?? false);
  const [people, setPeople] = useState((view?.shared_with ?? []).map(String));
  const others = [...users.values()].filter(({ id }) => id !== me.id);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await onSave(name.trim(), { shared, shared_with: people.map(Number) });
      clear();
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
            value={name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <Switch
            label={t("views.shareWith")}
            description={t("views.shareHint")}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          {!shared && (
            <MultiSelect
              label={t("views.shareWithPeople")}
              description={t("views.shareHint")}
              placeholder={people.length ? undefined : t("common.nobody")}
              nothingFoundMessage={t("task.nobodyFound")}
              searchable
              hidePickedOptions
              data={others.map((user) => ({ value: String(user.id), label: nameOf(user) }))}
              value={people}
              onChange={setPeople}
            />
          )}
          <Button type="submit" loading={busy}>
            {t(view ? "views.renameDo" : "views.newDo")}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
