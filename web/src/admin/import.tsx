import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "../frame/screen";
import { ImportFlow } from "../integrations/import-flow";
import type { ImportKind } from "../integrations/imports";

/** Bringing work over from elsewhere. */
export function Import() {
  const { t } = useTranslation();
  const [kind, setKind] = useState<ImportKind>("csv");
  return (
    <Section
      title={t("admin.parts.import")}
      hint={t("imports.hint")}
      steps={
        <SegmentedControl
          size="xs"
          aria-label={t("imports.kind")}
          data={[
            { value: "csv", label: "CSV" },
            { value: "trello", label: "Trello" },
          ]}
          value={kind}
          onChange={(next) => setKind(next as ImportKind)}
        />
      }
    >
      <ImportFlow key={kind} kind={kind} />
    </Section>
  );
}
