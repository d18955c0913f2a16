import { Button, type ButtonProps, Group, Popover, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";

// Escape here leaves the question, not the dialog that it may stand in.
const ownEscape = { "data-mantine-stop-propagation": "true" };

interface ConfirmProps extends ButtonProps {
  /** What the button says, and what is confirmed. */
  word: string;
  label?: string;
  question: string;
  onConfirm: () => void;
}

/** A button for what cannot be undone: it asks once more where it stands. */
export function Confirm({ word, label, question, onConfirm, ...button }: ConfirmProps) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <Popover opened={opened} onChange={(now) => !now && close()} width={260} trapFocus withArrow shadow="md">
      <Popover.Target>
        <Button size="compact-xs" variant="default" aria-label={label} {...button} onClick={open}>
          {word}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label ?? word}>
        <Text size="sm" mb="sm">
          {question}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button size="compact-sm" variant="default" onClick={close} {...ownEscape}>
            {t("common.cancel")}
          </Button>
          <Button
            size="compact-sm"
            color="red"
            {...ownEscape}
            onClick={() => {
              close();
              onConfirm();
            }}
          >
            {word}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
