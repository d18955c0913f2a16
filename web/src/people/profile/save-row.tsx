import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface SaveRowProps {
  word: string;
  sending: boolean;
  changed: boolean;
  onDiscard: () => void;
}

/** Below a form: sends it, or drops what was changed in it. */
export function SaveRow({ word, sending, changed, onDiscard }: SaveRowProps) {
  const { t } = useTranslation();
  return (
    <Group mt="md" gap="xs">
      <Button type="submit" disabled={sending}>
        {word}
      </Button>
      {changed && (
        <Button variant="subtle" color="gray" onClick={onDiscard}>
          {t("profile.discard")}
        </Button>
      )}
    </Group>
  );
}
