import { Checkbox, NumberInput, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api, type TaskPatch } from "../../../api/client";
import { nameOf, useUsers } from "../../../people/users";
import { followable } from "../../../text/addresses";
import { useHere } from "../here";
import styles from "../task.module.css";
import { useTaskActs } from "../use-task-acts";
import { control, field } from "./control";
import { DayInput } from "./day-input";
import { Fact } from "./fact";

interface Declared {
  type: "text" | "number" | "date" | "choice" | "user" | "link" | "checkbox";
  label?: string;
  choices?: string[];
}

function useDeclared() {
  return useQuery({
    queryKey: ["custom-fields", "task"],
    queryFn: async () => {
      const path = { noun: "task" };
      const declared = await answer(api.GET("/api/settings/custom-fields/{noun}", { params: { path } }));
      return Object.entries(declared as Record<string, Declared>);
    },
    staleTime: 5 * 60_000,
  });
}

/** The fields that this workspace declared for its tasks. */
export function CustomFacts() {
  const { data = [] } = useDeclared();
  return data.map(([name, declared]) => <CustomFact key={name} name={name} declared={declared} />);
}

function CustomFact({ name, declared }: { name: string; declared: Declared }) {
  const { task } = useHere();
  const { change } = useTaskActs();
  const held = (task.custom_fields as Record<string, unknown> | undefined)?.[name] ?? null;
  const save = (value: unknown) => {
    if (value === held) return;
    void change({ custom_fields: { [name]: value } as unknown as TaskPatch["custom_fields"] });
  };
  const label = declared.label || name.replaceAll("_", " ");
  return (
    <Fact label={label}>
      {(id) => <CustomControl id={id} declared={declared} held={held} save={save} label={label} />}
    </Fact>
  );
}

interface ControlProps {
  id: string;
  label: string;
  declared: Declared;
  held: unknown;
  save: (value: unknown) => void;
}

function CustomControl(props: ControlProps) {
  const { t } = useTranslation();
  const { readOnly } = useHere();
  const { id, declared, held, save } = props;
  const common = { ...field, id, readOnly, placeholder: t("common.none") };
  if (declared.type === "date") {
    return <DayInput {...common} value={typeof held === "string" ? held : null} onChange={save} />;
  }
  if (declared.type === "checkbox") {
    return (
      <Checkbox
        id={id}
        size="xs"
        disabled={readOnly}
        checked={held === true}
        onChange={(event) => save(event.currentTarget.checked)}
      />
    );
  }
  if (declared.type === "choice" || declared.type === "user") return <Choice {...props} />;
  if (declared.type === "number") {
    return (
      <NumberInput
        {...common}
        key={String(held)}
        hideControls
        defaultValue={typeof held === "number" ? held : ""}
        onBlur={({ currentTarget: { value } }) => save(value === "" ? null : Number(value))}
      />
    );
  }
  return <Words {...props} />;
}

function Choice({ id, label, declared, held, save }: ControlProps) {
  const { t } = useTranslation();
  const { readOnly } = useHere();
  const users = useUsers();
  const people = declared.type === "user";
  const data = people
    ? [...users.values()].map((user) => ({ value: String(user.id), label: nameOf(user) }))
    : (declared.choices ?? []).map((value) => ({ value, label: value }));
  return (
    <Select
      {...control}
      id={id}
      readOnly={readOnly}
      searchable={people}
      clearable={!readOnly}
      clearButtonProps={{ "aria-label": t("task.clearField", { label }) }}
      placeholder={t("common.none")}
      data={data}
      value={held === null ? null : String(held)}
      onChange={(value) => save(value !== null && people ? Number(value) : value)}
    />
  );
}

function Words({ id, declared, held, save }: ControlProps) {
  const { t } = useTranslation();
  const { readOnly } = useHere();
  const text = typeof held === "string" ? held : "";
  const address = declared.type === "link" ? followable(text) : undefined;
  return (
    <div className={styles.finder}>
      <TextInput
        {...field}
        key={text}
        id={id}
        readOnly={readOnly}
        placeholder={declared.type === "link" ? "https://" : t("common.none")}
        defaultValue={text}
        onBlur={({ currentTarget: { value } }) => save(value.trim() || null)}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      />
      {address && (
        <a className={styles.jump} href={address} target="_blank" rel="noopener noreferrer nofollow">
          {t("task.open")}
        </a>
      )}
    </div>
  );
}
