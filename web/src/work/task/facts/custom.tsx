import { Checkbox, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api, type TaskPatch } from "../../../api/client";
import { DayInput } from "../../../frame/day-input";
import { typedNumber, written } from "../../../language/numbers";
import { nameOf, useUsers } from "../../../people/users";
import { followable } from "../../../text/addresses";
import { useHere } from "../here";
import styles from "../task.module.css";
import { type Changing, useTaskActs } from "../use-task-acts";
import { control, field } from "./control";
import { Fact } from "./fact";
import { TypedInput } from "./typed-input";

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
  const save = async (value: unknown, how?: Changing) => {
    if (value === held) return;
    await change({ custom_fields: { [name]: value } as unknown as TaskPatch["custom_fields"] }, how);
  };
  const label = declared.label || name.replaceAll("_", " ");
  return (
    <Fact label={label}>
      {(id) => (
        <CustomControl id={id} name={name} declared={declared} held={held} save={save} label={label} />
      )}
    </Fact>
  );
}

interface ControlProps {
  id: string;
  name: string;
  label: string;
  declared: Declared;
  held: unknown;
  save: (value: unknown, how?: Changing) => Promise<void>;
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
      <TypedInput
        id={id}
        name={`custom.${props.name}`}
        inputMode="decimal"
        placeholder={t("common.none")}
        held={typeof held === "number" ? written(held) : ""}
        wrong={t("task.numberWrong")}
        save={(typed, how) => {
          const number = typed === "" ? null : typedNumber(typed);
          if (number === null && typed !== "") return undefined;
          return save(number === null ? null : Number(number), how);
        }}
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

function Words({ id, name, declared, held, save }: ControlProps) {
  const { t } = useTranslation();
  const text = typeof held === "string" ? held : "";
  const address = declared.type === "link" ? followable(text) : undefined;
  return (
    <div className={styles.finder}>
      <TypedInput
        id={id}
        name={`custom.${name}`}
        placeholder={declared.type === "link" ? "https://" : t("common.none")}
        held={text}
        save={(typed, how) => save(typed || null, how)}
      />
      {address && (
        <a className={styles.jump} href={address} target="_blank" rel="noopener noreferrer nofollow">
          {t("task.open")}
        </a>
      )}
    </div>
  );
}
