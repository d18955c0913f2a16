import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, type Project } from "../../api/client";
import { isRefusal } from "../../api/problem";
import { type Act, useAct } from "../../data/act";
import { useDraft } from "../../frame/drafts";
import { typedNumber, written } from "../../language/numbers";
import { showing, touched } from "../project-acts";

interface MemberRateProps {
  project: Project;
  id: number;
  name: string;
}

/** What an hour of theirs costs the customer here; empty is the project's own rate. */
export function MemberRate({ project, id, name }: MemberRateProps) {
  const { t } = useTranslation();
  const act = useAct();
  const [draft, setDraft] = useDraft(`project:${project.id}:rate:${id}`);
  const [error, setError] = useState<string | null>(null);
  const held = project.member_rates?.[id] ?? "";

  const setting = (rate: string): Act => {
    const { [id]: _, ...others } = project.member_rates ?? {};
    // In a merge patch null takes the entry away; the description of the API knows only amounts here.
    const member_rates = { [id]: rate || null } as unknown as Record<string, string>;
    return {
      send: () =>
        answer(
          api.PATCH("/api/projects/{id}", { params: { path: { id: project.id } }, body: { member_rates } }),
        ),
      shows: [showing(project.id, { member_rates: rate ? { ...others, [id]: rate } : others })],
      touches: touched(project.id),
    };
  };
  const commit = () => {
    const typed = draft?.trim();
    const rate = typed && (typedNumber(typed) ?? typed);
    if (rate === undefined || rate === held) return setDraft(null);
    setError(null);
    act({
      ...setting(rate),
      quiet: true,
      done: () => t("settings.rateChanged", { name }),
      undo: () => setting(held),
    }).then(
      () => setDraft(null),
      (refused: Error) =>
        setError(isRefusal(refused) ? (refused.fields.member_rates ?? refused.message) : refused.message),
    );
  };
  return (
    <TextInput
      size="xs"
      inputMode="decimal"
      aria-label={t("settings.rateOf", { name, currency: project.currency })}
      placeholder={t("settings.ratePlaceholder", { currency: project.currency })}
      value={draft ?? written(held)}
      error={error}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === "Enter" && commit()}
    />
  );
}
