import { Button, MultiSelect } from "@mantine/core";
import { IconEye, IconEyeOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { answer, api, type Task } from "../../../api/client";
import { listsOf, one } from "../../../data/keys";
import { showPatch } from "../../../data/showing";
import { names } from "../../../language/dates";
import { Avatar, Avatars } from "../../../people/avatar";
import { useMe } from "../../../people/session";
import { nameOf, useUsers } from "../../../people/users";
import { useHere } from "../here";
import styles from "../task.module.css";
import { useTaskActs } from "../use-task-acts";
import { several } from "./control";
import { Fact, PlainFact } from "./fact";

export function AssigneesFact() {
  const { t } = useTranslation();
  const { task, readOnly } = useHere();
  const { change } = useTaskActs();
  const users = useUsers();
  const assignees = task.assignee_ids ?? [];
  return (
    <Fact label={t("task.assignees")}>
      {(id) => (
        <MultiSelect
          {...several}
          id={id}
          readOnly={readOnly}
          searchable
          hidePickedOptions
          placeholder={assignees.length ? undefined : t("common.nobody")}
          nothingFoundMessage={t("task.nobodyFound")}
          data={[...users.values()].map((user) => ({ value: String(user.id), label: nameOf(user) }))}
          renderOption={({ option }) => (
            <>
              <Avatar user={users.get(Number(option.value))} size={18} />
              {option.label}
            </>
          )}
          value={assignees.map(String)}
          onChange={(values) => change({ assignee_ids: values.map(Number) })}
        />
      )}
    </Fact>
  );
}

export function ReporterFact() {
  const { t } = useTranslation();
  const { task } = useHere();
  const users = useUsers();
  const reporter = users.get(task.reporter_id ?? 0);
  if (!reporter) return null;
  return (
    <PlainFact label={t("task.reporter")}>
      <Avatar user={reporter} size={18} />
      {nameOf(reporter)}
    </PlainFact>
  );
}

/** Who hears of changes; each person watches for themselves. */
export function WatchersFact() {
  const { t } = useTranslation();
  const { task, closed } = useHere();
  const { act } = useTaskActs();
  const users = useUsers();
  const me = useMe();
  const watchers = task.watchers ?? [];
  const watching = watchers.includes(me.id);
  const set = (watch: boolean) => {
    const params = { path: { id: task.id } };
    const others = watchers.filter((id) => id !== me.id);
    return {
      send: (): Promise<Task> =>
        answer(
          watch
            ? api.POST("/api/tasks/{id}/watch", { params })
            : api.POST("/api/tasks/{id}/unwatch", { params }),
        ),
      shows: showPatch("task", task.id, { watchers: watch ? [...others, me.id] : others }),
      touches: [one("task", task.id), listsOf("task")],
      done: () => t(watch ? "task.watched" : "task.unwatched", { name: task.reference }),
    };
  };
  const Icon = watching ? IconEyeOff : IconEye;
  return (
    <PlainFact label={t("task.watchers")}>
      {watchers.length > 0 && (
        <Avatars
          ids={watchers}
          users={users}
          size={18}
          most={5}
          label={t("task.watchedBy", { names: names(watchers.map((id) => nameOf(users.get(id)))) })}
        />
      )}
      {watchers.length === 0 && <span className={styles.quiet}>{t("common.nobody")}</span>}
      {!closed && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<Icon size={13} stroke={1.7} />}
          onClick={() => act({ ...set(!watching), undo: () => set(watching) })}
        >
          {t(watching ? "task.unwatch" : "task.watch")}
        </Button>
      )}
    </PlainFact>
  );
}
