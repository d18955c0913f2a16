import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Label, Project } from "../../api/client";
import { isRefusal } from "../../api/problem";
import { useDraft } from "../../frame/drafts";
import { number } from "../../language/numbers";
import { useMe } from "../../people/session";
import { palette } from "../label-color";
import { makesIn } from "../may";
import { useLabels } from "../project";
import { countOf, useCountsBy } from "../task-counts";
import { ColorChoice } from "./color-choice";
import { useLabelActs } from "./label-acts";
import { type PartProps, Section } from "./part";
import styles from "./settings.module.css";

/** Labels are made and changed by everybody who works in the project, not only by those who lead it. */
export function LabelsPart({ project }: PartProps) {
  const { t } = useTranslation();
  const readOnly = !makesIn(useMe(), project);
  const labels = [...useLabels(project.id).values()].sort((a, b) => a.name.localeCompare(b.name));
  const counts = useCountsBy(project.id, "labels");
  return (
    <Section title={t("settings.labels")} hint={t("settings.labelsHint")}>
      {!readOnly && <LabelAdd project={project} taken={labels.length} />}
      {labels.length === 0 && <p className={styles.none}>{t("settings.noLabels")}</p>}
      <ul className={styles.rows}>
        {labels.map((label) => (
          <LabelRow
            key={label.id}
            project={project}
            label={label}
            count={countOf(counts, label.id)}
            readOnly={readOnly}
          />
        ))}
      </ul>
    </Section>
  );
}

function LabelAdd({ project, taken }: { project: Project; taken: number }) {
  const { t } = useTranslation();
  const { create } = useLabelActs(project.id);
  const [draft, setDraft] = useDraft(`project:${project.id}:label`);
  const [chosen, setChosen] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const color = chosen ?? palette[taken % palette.length] ?? "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const name = draft?.trim();
    if (!name) return;
    setError(null);
    create(name, color).then(
      () => {
        setDraft(null);
        setChosen(null);
      },
      (refused: Error) => setError(reason(refused)),
    );
  };
  return (
    <form className={styles.add} data-color onSubmit={submit}>
      <ColorChoice name={t("settings.newLabel")} color={color} onChange={setChosen} />
      <TextInput
        aria-label={t("settings.newLabel")}
        placeholder={t("settings.newLabel")}
        value={draft ?? ""}
        error={error}
        onChange={(event) => setDraft(event.currentTarget.value || null)}
      />
      <Button type="submit" disabled={!draft?.trim()}>
        {t("settings.add")}
      </Button>
    </form>
  );
}

const reason = (refused: Error) =>
  isRefusal(refused) ? (refused.fields.name ?? refused.message) : refused.message;

interface LabelRowProps {
  project: Project;
  label: Label;
  count: number | undefined;
  readOnly: boolean;
}

function LabelRow({ project, label, count, readOnly }: LabelRowProps) {
  const { t } = useTranslation();
  const { change, remove } = useLabelActs(project.id);
  const [draft, setDraft] = useDraft(`label:${label.id}:name`);
  const [error, setError] = useState<string | null>(null);
  const rename = () => {
    const name = draft?.trim();
    if (!name || name === label.name) return setDraft(null);
    setError(null);
    change(label, { name }, true).then(
      () => setDraft(null),
      (refused: Error) => setError(reason(refused)),
    );
  };
  return (
    <li className={styles.label}>
      <ColorChoice
        name={label.name}
        color={label.color}
        readOnly={readOnly}
        onChange={(color) => void change(label, { color })}
      />
      <TextInput
        size="xs"
        aria-label={t("settings.labelName", { name: label.name })}
        readOnly={readOnly}
        value={draft ?? label.name}
        error={error}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) rename();
          if (event.key === "Escape") setDraft(null);
        }}
      />
      <Link
        to="/projects/$key/list"
        params={{ key: project.key }}
        search={{ q: `label:${label.id}` }}
        className={styles.count}
      >
        {count === undefined ? "…" : t("settings.tasks", { count, shown: number(count) })}
      </Link>
      {!readOnly && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t("settings.removeLabel", { name: label.name })}
          title={t("settings.removeLabel", { name: label.name })}
          onClick={() => void remove(label)}
        >
          <IconX size={15} />
        </ActionIcon>
      )}
    </li>
  );
}
