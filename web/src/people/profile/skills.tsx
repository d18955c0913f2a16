import { Button, CloseButton, Group, Select, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { User } from "../../api/client";
import { useDraftForm } from "../../frame/draft-form";
import { Rows, Section } from "../../frame/screen";
import { useMe } from "../session";
import styles from "./profile.module.css";
import { useSaveMe } from "./save";

type Skill = NonNullable<User["skills"]>[number];
type Level = NonNullable<Skill["level"]>;
const LEVELS: Level[] = ["beginner", "intermediate", "advanced", "expert"];

/** What one can; colleagues find one by it. */
export function Skills() {
  const { t } = useTranslation();
  const skills = useMe().skills ?? [];
  const save = useSaveMe();
  const keep = (next: Skill[]) => void save({ skills: next }, { skills });
  const levels = LEVELS.map((level) => ({ value: level, label: t(`people.levels.${level}`) }));
  const [form, set, clear] = useDraftForm("skill", { name: "", level: "intermediate" });
  const add = (event: FormEvent) => {
    event.preventDefault();
    const name = form.name.trim();
    if (!name) return;
    const others = skills.filter((skill) => skill.name.toLowerCase() !== name.toLowerCase());
    keep([...others, { name, level: form.level as Level }]);
    clear();
  };
  return (
    <Section title={t("people.skills")} hint={t("profile.skillsHint")}>
      <form onSubmit={add}>
        <Group align="end" gap="xs" mb={skills.length ? "md" : 0}>
          <TextInput
            label={t("profile.skill")}
            maxLength={100}
            value={form.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <Select
            label={t("profile.level")}
            w={150}
            allowDeselect={false}
            data={levels}
            value={form.level}
            onChange={(level) => level && set({ level })}
          />
          <Button type="submit" variant="default">
            {t("profile.addSkill")}
          </Button>
        </Group>
      </form>
      {skills.length > 0 && (
        <Rows label={t("people.skills")}>
          {skills.map((skill) => (
            <li key={skill.name} className={styles.line}>
              <span className={styles.grow}>{skill.name}</span>
              <Select
                size="xs"
                w={150}
                aria-label={t("profile.levelOf", { skill: skill.name })}
                allowDeselect={false}
                data={levels}
                value={skill.level ?? "intermediate"}
                onChange={(level) =>
                  level &&
                  keep(skills.map((each) => (each === skill ? { ...skill, level: level as Level } : each)))
                }
              />
              <CloseButton
                aria-label={t("profile.removeSkill", { skill: skill.name })}
                onClick={() => keep(skills.filter((each) => each !== skill))}
              />
            </li>
          ))}
        </Rows>
      )}
    </Section>
  );
}
