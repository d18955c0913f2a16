import { Button, Group, Progress, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface WorkingProps {
  name: string;
  importing: boolean;
  onStop: () => void;
}

/** That a file is being read or brought over, and a way out. */
export function Working({ name, importing, onStop }: WorkingProps) {
  const { t } = useTranslation();
  const label = importing ? t("trello.importing", { name }) : t("trello.reading", { name });
  return (
    <div role="status">
      <Group justify="space-between">
        <Text size="sm">{label}</Text>
        <Button size="compact-xs" variant="default" onClick={onStop}>
          {t("common.cancel")}
        </Button>
      </Group>
      <Progress value={100} animated mt={6} aria-label={label} />
      {importing && (
        <Text size="xs" c="dimmed" mt={6}>
          {t("imports.wait")}
        </Text>
      )}
    </div>
  );
}
