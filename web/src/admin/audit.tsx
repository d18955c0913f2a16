import { Button, Select } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { DayInput } from "../frame/day-input";
import { Empty } from "../frame/empty";
import type { AdminSearch } from "../frame/router";
import { Failed, Rows, Waiting } from "../frame/screen";
import { nameOf, useUsers } from "../people/users";
import { idsByNoun, useActivity } from "./activity";
import styles from "./admin.module.css";
import { Event } from "./event";
import { KINDS } from "./trash";

const VERBS = [
  "create",
  "copy",
  "update",
  "move",
  "assign",
  "complete",
  "delete",
  "restore",
  "sign_in",
  "suspend",
  "invite",
] as const;

/** Who did what, when, with which thing: everything, newest first. */
export function Audit() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/frame/admin" });
  const navigate = useNavigate({ from: "/admin" });
  const change = (next: AdminSearch) => void navigate({ search: (now) => ({ ...now, ...next }) });
  const users = useUsers();
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useActivity(search);
  const pages = data?.pages ?? [];
  const people = [...users.values()].map((user) => ({ value: String(user.id), label: nameOf(user) }));
  const common = { size: "xs", clearable: true } as const;
  const day = (name: "from" | "to") => (
    <DayInput
      size="xs"
      label={t(`admin.${name}`)}
      placeholder={t(`admin.${name}Any`)}
      maxDate={name === "from" ? search.to : undefined}
      minDate={name === "to" ? search.from : undefined}
      value={search[name] ?? null}
      onChange={(day) => change({ [name]: day ?? undefined })}
    />
  );
  return (
    <section aria-label={t("admin.parts.audit")}>
      <search className={`${styles.bar} ${styles.audit}`} aria-label={t("admin.auditFilter")}>
        <Select
          {...common}
          searchable
          label={t("admin.who")}
          placeholder={t("admin.whoAny")}
          data={people}
          value={search.who ? String(search.who) : null}
          onChange={(who) => change({ who: who ? Number(who) : undefined })}
        />
        <Select
          {...common}
          searchable
          label={t("admin.what")}
          placeholder={t("admin.whatAny")}
          data={Object.keys(KINDS).map((value) => ({
            value,
            label: t(`trash.nouns.${value}` as "trash.nouns.task"),
          }))}
          value={search.noun ?? null}
          onChange={(noun) => change({ noun: noun ?? undefined })}
        />
        <Select
          {...common}
          searchable
          label={t("admin.verb")}
          placeholder={t("admin.verbAny")}
          data={VERBS.map((value) => ({ value, label: t(`admin.verbs.${value}`) }))}
          value={search.verb ?? null}
          onChange={(verb) => change({ verb: verb ?? undefined })}
        />
        {day("from")}
        {day("to")}
      </search>
      {error && !data && <Failed error={error} retry={() => void refetch()} />}
      {isPending && <Waiting rows={8} />}
      {data && !hasNextPage && pages.every(({ items }) => items.length === 0) && (
        <Empty title={t("admin.noEvents")} hint={t("admin.noEventsHint")} />
      )}
      {pages.some(({ items }) => items.length > 0) && (
        <Rows label={t("admin.parts.audit")}>
          {pages.map(({ items }) => {
            const ids = idsByNoun(items);
            return items.map((event) => (
              <Event key={event.id} event={event} ids={ids.get(event.noun) ?? []} />
            ));
          })}
        </Rows>
      )}
      {hasNextPage && (
        <Button mt="md" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("trash.more")}
        </Button>
      )}
    </section>
  );
}
