import { Alert, Button, Checkbox, Group, Modal } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { DayInput } from "../../frame/day-input";
import { today } from "../../language/dates";
import { fieldWord } from "../../published/words";
import styles from "./publish-dialog.module.css";
import { PublishedSince } from "./published-since";
import { ALWAYS, choicesOf, chosenOf, linkOf, usePublishing } from "./publishing";
import type { SavedView } from "./saved-views";

interface PublishDialogProps {
  view: SavedView;
  /** Whether the screen is arranged otherwise than what is saved. */
  changed: boolean;
  onClose: () => void;
}

/** Says who would see what, publishes it, shows the link once, and takes it back. */
export default function PublishDialog({ view, changed, onClose }: PublishDialogProps) {
  const { t } = useTranslation();
  const { publish, takeBack } = usePublishing();
  const [fields, setFields] = useState(() => chosenOf(view));
  const [until, setUntil] = useState<string | null>(view.published_until ?? null);
  const [link, setLink] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const choices = choicesOf(view);
  const published = Boolean(view.published_at) || link !== null;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefused(null);
    try {
      const wanted = choices.filter((field) => fields.includes(field));
      setLink(linkOf((await publish(view, wanted, until)).secret));
    } catch (error) {
      setRefused(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  };
  const end = () => {
    setLink(null);
    void takeBack(view);
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t(published ? "published.titleOn" : "published.title", { name: view.name })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        {published && <PublishedSince view={view} link={link} onTakeBack={end} />}
        <p className={styles.audience}>{t("published.audience")}</p>
        <p className={styles.scope}>{t("published.scope")}</p>
        {changed && <p className={styles.scope}>{t("published.unsaved")}</p>}
        {refused && (
          <Alert color="red" role="alert">
            {refused}
          </Alert>
        )}
        <Checkbox.Group label={t("published.choose")} value={fields} onChange={setFields}>
          <div className={styles.fields}>
            {choices.map((field) => (
              <Checkbox
                key={field}
                size="xs"
                value={field}
                label={fieldWord(t, field)}
                disabled={field === ALWAYS}
              />
            ))}
          </div>
        </Checkbox.Group>
        <p className={styles.scope}>{t("published.chooseHint")}</p>
        <DayInput
          label={t("published.until")}
          description={t("published.untilHint")}
          minDate={today()}
          value={until}
          onChange={setUntil}
        />
        <Group justify="space-between" gap="xs">
          <span className={styles.scope}>{published && t("published.againHint")}</span>
          <Button type="submit" loading={busy} variant={published ? "default" : "filled"}>
            {t(published ? "published.again" : "published.do")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
