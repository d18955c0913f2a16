import { Alert, Button, FileInput, Group, Stack, Text } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportReport as Report } from "../api/client";
import { isRefusal } from "../api/problem";
import { columnsOf } from "./header";
import { ImportColumns } from "./import-columns";
import { ImportOptionsForm } from "./import-options";
import { ImportPeople } from "./import-people";
import { ImportReport } from "./import-report";
import { type ImportKind, type ImportOptions, useImport } from "./imports";
import { Working } from "./working";

interface ImportFlowProps {
  kind: ImportKind;
  /** Where it is a dialog: what closes it. */
  onClose?: () => void;
}

/** Choose a file, see what it holds, say what was not understood, import it, read the report. */
export function ImportFlow({ kind, onClose }: ImportFlowProps) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [columns, setColumns] = useState<string[]>([]);
  const [options, setOptions] = useState<ImportOptions>({});
  const running = useRef<AbortController | null>(null);
  const look = useImport(kind);
  const bring = useImport(kind);
  useEffect(() => () => running.current?.abort(), []);

  const start = (run: typeof look, chosen: File, said: ImportOptions, dryRun: boolean) => {
    running.current?.abort();
    running.current = new AbortController();
    run.mutate({ file: chosen, options: said, dryRun, signal: running.current.signal });
  };
  const choose = (chosen: File | null) => {
    running.current?.abort();
    look.reset();
    bring.reset();
    setFile(chosen);
    setOptions({});
    setColumns([]);
    if (!chosen) return;
    if (kind === "csv") void columnsOf(chosen).then(setColumns);
    start(look, chosen, {}, true);
  };
  const say = (change: Partial<ImportOptions>) => {
    const said = { ...options, ...change };
    setOptions(said);
    bring.reset();
    if (file) start(look, file, said, true);
  };
  const stop = () => {
    running.current?.abort();
    look.reset();
    bring.reset();
  };
  const waiting = look.isPending || bring.isPending;
  const failed = bring.error ?? look.error;
  const error = isRefusal(failed) ? failed : null;
  if (bring.data) return <Done report={bring.data} onClose={onClose} onAgain={() => choose(null)} />;
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t(kind === "trello" ? "trello.intro" : "imports.csvIntro")}
      </Text>
      <FileInput
        label={t(kind === "trello" ? "trello.file" : "imports.csvFile")}
        placeholder={t("trello.choose")}
        accept={kind === "trello" ? "application/json,.json" : "text/csv,.csv,.tsv,.txt"}
        leftSection={<IconFileImport size={16} />}
        clearable
        clearButtonProps={{ "aria-label": t("imports.forget") }}
        value={file}
        onChange={choose}
        disabled={bring.isPending}
      />
      {file && waiting && <Working name={file.name} importing={bring.isPending} onStop={stop} />}
      {error && (
        <Alert color="red" role="alert">
          {error.code === "offline" ? t("problem.offline") : error.message}
        </Alert>
      )}
      {file && !bring.isPending && (
        <>
          <ImportOptionsForm kind={kind} options={options} onSay={say} />
          {kind === "csv" && columns.length > 0 && (
            <ImportColumns columns={columns} options={options} report={look.data} onSay={say} />
          )}
          {look.data && <ImportPeople report={look.data} options={options} onSay={say} />}
        </>
      )}
      {look.data && !bring.isPending && (
        <section aria-label={t("trello.preview")}>
          <Text component="h3" fw={600} size="sm" m={0} mb={6}>
            {t("trello.preview")}
          </Text>
          <ImportReport report={look.data} />
        </section>
      )}
      <Group justify="flex-end">
        {onClose && (
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
        )}
        <Button
          disabled={!file || !look.data}
          loading={bring.isPending}
          onClick={() => file && start(bring, file, options, false)}
        >
          {t("trello.start")}
        </Button>
      </Group>
    </Stack>
  );
}

function Done({ report, onClose, onAgain }: { report: Report; onClose?: () => void; onAgain: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [key] = report.projects;
  return (
    <section aria-label={t("trello.report")}>
      <Text component="h3" fw={600} size="sm" m={0} mb={6}>
        {t("trello.report")}
      </Text>
      <ImportReport report={report} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose ?? onAgain}>
          {onClose ? t("common.close") : t("imports.another")}
        </Button>
        {key && (
          <Button onClick={() => void navigate({ to: "/projects/$key/board", params: { key } })}>
            {t("trello.open")}
          </Button>
        )}
      </Group>
    </section>
  );
}
