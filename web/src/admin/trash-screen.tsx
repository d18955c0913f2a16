import { Button, Select, TextInput } from "@mantine/core";
import { IconArrowBackUp, IconSearch } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Empty } from "../frame/empty";
import { Failed, Rows, Screen, Waiting } from "../frame/screen";
import { useTyped } from "../frame/use-typed";
import { useWalk } from "../frame/use-walk";
import { ago, moment, shortDate } from "../language/dates";
import { useLive } from "../live/into-cache";
import { PersonLink } from "../people/person-link";
import { useProjects } from "../work/project";
import {
  countOf,
  daysLeft,
  isTrashNoun,
  KINDS,
  merged,
  type Trashed,
  useRestore,
  useTrash,
  useTrashDays,
} from "./trash";
import styles from "./trash.module.css";

/** What was deleted, and the way back. */
export function TrashScreen() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/frame/trash" });
  const navigate = useNavigate({ from: "/trash" });
  const noun = isTrashNoun(search.noun) ? search.noun : undefined;
  const [text, setText] = useTyped(search.q ?? "", (q) =>
    navigate({ search: (now) => ({ ...now, q: q || undefined }), replace: true }),
  );
  const days = useTrashDays();
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useTrash(
    noun,
    search.q?.trim() ?? "",
    days,
  );
  useWalk("[data-restore]", t("trash.restore"));
  useLive("trash");
  const items = merged(data?.pages ?? []).filter((item) => !days || daysLeft(item.deleted_at, days) > 0);
  const count = countOf(data?.pages ?? []);
  // With nothing in it there is nothing to count or to search.
  const bare = data !== undefined && items.length === 0 && !search.q && !noun && !text;
  const nouns = Object.keys(KINDS).map((value) => ({
    value,
    label: t(`trash.nouns.${value}` as "trash.nouns.task"),
  }));
  return (
    <Screen
      title={t("trash.title")}
      count={data && !bare ? t("trash.count", { count }) : undefined}
      hint={days === undefined ? "" : days ? t("trash.hint", { count: days }) : t("trash.hintForEver")}
      steps={
        !bare && (
          <>
            <TextInput
              size="xs"
              w={220}
              aria-label={t("trash.search")}
              placeholder={t("trash.search")}
              leftSection={<IconSearch size={14} />}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Select
              size="xs"
              w={170}
              clearable
              aria-label={t("trash.kind")}
              placeholder={t("trash.everything")}
              data={nouns}
              value={noun ?? null}
              onChange={(value) => void navigate({ search: (now) => ({ ...now, noun: value ?? undefined }) })}
            />
          </>
        )
      }
    >
      {error && !data && <Failed error={error} retry={() => void refetch()} />}
      {isPending && <Waiting />}
      {data && items.length === 0 && (
        <Empty
          title={search.q || noun ? t("trash.noMatch") : t("trash.empty")}
          hint={search.q ? t("trash.searched") : t("trash.emptyHint")}
        />
      )}
      {items.length > 0 && (
        <Rows label={t("trash.title")}>
          {items.map((item) => (
            <TrashRow key={`${item.noun}:${item.id}`} item={item} days={days ?? 0} />
          ))}
        </Rows>
      )}
      {hasNextPage && (
        <Button mt="md" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("trash.more")}
        </Button>
      )}
    </Screen>
  );
}

function TrashRow({ item, days }: { item: Trashed; days: number }) {
  const { t } = useTranslation();
  const { data: projects = [] } = useProjects();
  const restore = useRestore();
  const left = daysLeft(item.deleted_at, days);
  const noun = t(`trash.nouns.${item.noun}`);
  const hours = item.date && t("trash.hours", { hours: item.hours, date: shortDate(item.date) });
  const name = [item.reference ?? item.key, item.name || hours || t("trash.unnamed")]
    .filter(Boolean)
    .join(" ");
  const project = projects.find(({ id }) => id === item.project_id);
  return (
    <li className={styles.row}>
      <span className={styles.noun}>{noun}</span>
      <span className={styles.name}>
        <span className={styles.text}>{name}</span>
        {project && <span className={styles.project}>{project.name}</span>}
      </span>
      <span className={styles.by}>
        <PersonLink id={item.deleted_by} />{" "}
        <time dateTime={item.deleted_at} title={moment(item.deleted_at)}>
          {ago(item.deleted_at)}
        </time>
      </span>
      <span className={styles.left} data-soon={(days > 0 && left <= 3) || undefined}>
        {days > 0 && t("trash.left", { count: left })}
      </span>
      <span className={styles.steps}>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          data-restore
          aria-label={t("trash.restoreOne", { name })}
          onClick={() => void restore(item, name).catch(() => {})}
        >
          {t("trash.restore")}
        </Button>
      </span>
    </li>
  );
}
