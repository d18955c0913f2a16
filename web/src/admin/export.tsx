import { Alert, Button, Progress, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { tell } from "../frame/notices";
import { Section } from "../frame/screen";
import { today } from "../language/dates";
import { everything, type Reading, save } from "./export-all";

/** Everything one sees, as a file. */
export function Export() {
  const { t } = useTranslation();
  const [at, setAt] = useState<Reading | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const start = async () => {
    const run = new AbortController();
    running.current = run;
    setError(null);
    try {
      const file = await everything(setAt, run.signal);
      save(file, `quarterdeck-${today()}.jsonl`);
      tell(t("admin.exported"));
    } catch (fault) {
      if (!run.signal.aborted && fault instanceof Error) setError(fault);
    }
    setAt(null);
  };
  return (
    <Section title={t("admin.parts.export")} hint={t("admin.exportHint")}>
      {error && (
        <Alert color="red" role="alert" mb="md">
          {t("problem.failed", { reason: error.message })}
        </Alert>
      )}
      {at ? (
        <div role="status">
          <Text size="sm">
            {t("admin.exporting", { noun: t(`trash.nouns.${at.noun}`), count: at.lines })}
          </Text>
          <Progress value={(at.done / at.all) * 100} my="xs" aria-label={t("admin.parts.export")} />
          <Button size="xs" variant="default" onClick={() => running.current?.abort()}>
            {t("common.cancel")}
          </Button>
        </div>
      ) : (
        <Button leftSection={<IconDownload size={15} />} onClick={() => void start()}>
          {t("admin.export")}
        </Button>
      )}
    </Section>
  );
}
