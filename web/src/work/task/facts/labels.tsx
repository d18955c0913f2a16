import { type ComboboxRenderPillInput, Pill, TagsInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../../api/client";
import { isRefusal } from "../../../api/problem";
import { warn } from "../../../frame/notices";
import { colorOf, LABEL_COLORS } from "../../label-color";
import { useLabels } from "../../project";
import { useHere } from "../here";
import styles from "../task.module.css";
import { useTaskActs } from "../use-task-acts";
import { several } from "./control";
import { Fact } from "./fact";

/** Labels are chosen by name; a name that is not there yet makes one. */
export function LabelsFact() {
  const { t } = useTranslation();
  const { task, project, readOnly } = useHere();
  const { change } = useTaskActs();
  const client = useQueryClient();
  const labels = useLabels(project.id);
  const held = (task.labels ?? []).filter((id) => labels.has(id));
  const byName = new Map([...labels.values()].map((label) => [label.name.toLowerCase(), label]));
  const dot = (name: string) => (
    <span
      className={styles.dot}
      style={{ background: colorOf(byName.get(name.toLowerCase())?.color) }}
      aria-hidden
    />
  );

  const idOf = async (name: string): Promise<number> => {
    const found = byName.get(name.toLowerCase());
    if (found) return found.id;
    const color = LABEL_COLORS[labels.size % LABEL_COLORS.length] ?? "";
    const made = await answer(api.POST("/api/labels", { body: { name, project_id: project.id, color } }));
    await client.invalidateQueries({ queryKey: ["labels", project.id] });
    return made.id;
  };
  const choose = async (names: string[]) => {
    try {
      const ids: number[] = [];
      for (const name of names) ids.push(await idOf(name.trim()));
      await change({ labels: [...new Set(ids)] });
    } catch (error) {
      // A refused change is told by itself; that no label could be made is told here.
      if (isRefusal(error)) warn(t("problem.failed", { reason: error.message }));
    }
  };
  return (
    <Fact label={t("task.labels")}>
      {(id) => (
        <TagsInput
          {...several}
          id={id}
          readOnly={readOnly}
          placeholder={held.length ? undefined : t("common.none")}
          data={[...labels.values()].map(({ name }) => name)}
          renderOption={({ option }) => (
            <>
              {dot(option.value)}
              {option.value}
            </>
          )}
          renderPill={({ option, onRemove }: ComboboxRenderPillInput) => (
            <Pill
              size="xs"
              withRemoveButton={!readOnly}
              onRemove={onRemove}
              removeButtonProps={{ "aria-label": t("task.takeOff", { name: option.value }) }}
              classNames={{ label: styles.pill ?? "" }}
            >
              {dot(String(option.value))}
              {option.value}
            </Pill>
          )}
          value={held.map((label) => labels.get(label)?.name ?? "")}
          onChange={(names) => void choose(names)}
        />
      )}
    </Fact>
  );
}
