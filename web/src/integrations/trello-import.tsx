import { Alert, Button, FileInput, Group, Modal, Progress, Stack, Text } from "@mantine/core";
import { IconFileTypeJs } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportReport as Report } from "../api/client";
import { ImportReport } from "./import-report";
import { useTrelloImport } from "./imports";

/** Choose a file, see what it holds, import it, read the report. */
export function TrelloImport({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const running = useRef<AbortController | null>(null);
  const look = useTrelloImport();
  const bring = useTrelloImport();
  useEffect(() => () => running.current?.abort(), []);

  const start = (run: typeof look, chosen: File, dryRun: boolean) => {
    running.current = new AbortController();
    run.mutate({ file: chosen, dryRun, signal: running.current.signal });
  };
  const choose = (chosen: File | null) => {
    running.current?.abort();
    look.reset();
    bring.reset();
    setFile(chosen);
    if (chosen) start(look, chosen, true);
  };
  const waiting = look.isPending || bring.isPending;
  const error = bring.error ?? look.error;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t("trello.title")}
      closeButtonProps={{ "aria-label": t("common.close") }}
      closeOnClickOutside={!waiting}
    >
      <Stack gap="md">
        {!bring.data && (
          <>
            <Text size="sm" c="dimmed">
              {t("trello.intro")}
            </Text>
            <FileInput
              label={t("trello.file")}
              placeholder={t("trello.choose")}
              accept="application/json,.json"
              leftSection={<IconFileTypeJs size={16} />}
              value={file}
              onChange={choose}
              disabled={bring.isPending}
            />
          </>
        )}
        {file && waiting && <Working name={file.name} importing={bring.isPending} />}
        {error && (
          <Alert color="red" role="alert">
            {error.message}
          </Alert>
        )}
        {look.data && !bring.data && <Section title={t("trello.preview")} report={look.data} />}
        {bring.data && <Section title={t("trello.report")} report={bring.data} />}
        <Group justify="flex-end">
          {!bring.data && (
            <>
              <Button variant="default" onClick={onClose}>
                {t("common.cancel")}
              </Button>
              <Button
                disabled={!file || !look.data}
                loading={bring.isPending}
                onClick={() => file && start(bring, file, false)}
              >
                {t("trello.start")}
              </Button>
            </>
          )}
          {bring.data && <Done report={bring.data} onClose={onClose} />}
        </Group>
      </Stack>
    </Modal>
  );
}

function Working({ name, importing }: { name: string; importing: boolean }) {
  const { t } = useTranslation();
  const label = importing ? t("trello.importing", { name }) : t("trello.reading", { name });
  return (
    <div role="status">
      <Text size="sm">{label}</Text>
      <Progress value={100} animated mt={6} aria-label={label} />
      {importing && (
        <Text size="xs" c="dimmed" mt={6}>
          {t("trello.wait")}
        </Text>
      )}
    </div>
  );
}

function Section({ title, report }: { title: string; report: Report }) {
  return (
    <section aria-label={title}>
      <Text component="h3" fw={600} size="sm" m={0} mb={6}>
        {title}
      </Text>
      <ImportReport report={report} />
    </section>
  );
}

function Done({ report, onClose }: { report: Report; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [key] = report.projects;
  return (
    <>
      <Button variant="default" onClick={onClose}>
        {t("common.close")}
      </Button>
      {key && (
        <Button onClick={() => void navigate({ to: "/projects/$key/board", params: { key } })}>
          {t("trello.open")}
        </Button>
      )}
    </>
  );
}
