import { Button, Checkbox, Select, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "../frame/empty";
import { Failed, Waiting } from "../frame/screen";
import { useTyped } from "../frame/use-typed";
import { VirtualRows } from "../frame/virtual-rows";
import { ago } from "../language/dates";
import { usePeopleActs } from "../people/acts";
import { Avatar } from "../people/avatar";
import { type Member, useDirectory } from "../people/directory";
import { matching } from "../people/matching";
import { ROLES, type Role } from "../people/roles";
import { StatusWord } from "../people/status-word";
import { nameOf } from "../people/users";
import styles from "./admin.module.css";

/** Everybody's role and access; several people at once. */
export function Users() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/frame/admin" });
  const navigate = useNavigate({ from: "/admin" });
  const [text, setText] = useTyped(search.q ?? "", (q) =>
    navigate({ search: (now) => ({ ...now, q: q || undefined }), replace: true }),
  );
  const { data, error, refetch } = useDirectory();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const shown = matching(data ?? [], [], { q: search.q });
  const picked = shown.filter(({ id }) => chosen.has(id));
  const toggle = (id: number) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <section aria-label={t("admin.parts.users")}>
      <div className={styles.bar}>
        <TextInput
          size="xs"
          className={styles.words}
          aria-label={t("people.search")}
          placeholder={t("people.search")}
          leftSection={<IconSearch size={14} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Checkbox
          size="xs"
          label={t("admin.all", { count: shown.length })}
          checked={picked.length > 0 && picked.length === shown.length}
          indeterminate={picked.length > 0 && picked.length < shown.length}
          onChange={(event) =>
            setChosen(new Set(event.currentTarget.checked ? shown.map(({ id }) => id) : []))
          }
        />
        {picked.length > 0 && <Bulk people={picked} />}
        <Button size="xs" ms="auto" variant="default" component={Link} to="/people">
          {t("people.invite")}
        </Button>
      </div>
      {error && !data && <Failed error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting rows={8} />}
      {data && shown.length === 0 && <Empty title={t("people.noMatch")} hint={t("people.noMatchHint")} />}
      {shown.length > 0 && (
        <VirtualRows label={t("admin.parts.users")} items={shown} idOf={({ id }) => id}>
          {(person) => <UserRow person={person} chosen={chosen.has(person.id)} onToggle={toggle} />}
        </VirtualRows>
      )}
    </section>
  );
}

/** What is done with all that are chosen. Clients keep their role, which comes with their customer. */
function Bulk({ people }: { people: Member[] }) {
  const { t } = useTranslation();
  const acts = usePeopleActs();
  const staff = people.filter(({ role }) => role !== "client");
  return (
    <>
      <Select
        size="xs"
        w={190}
        aria-label={t("admin.setRole", { count: staff.length })}
        placeholder={t("admin.setRole", { count: staff.length })}
        disabled={staff.length === 0}
        data={ROLES.filter((role) => role !== "client").map((role) => ({
          value: role,
          label: t(`people.roles.${role}`),
        }))}
        value={null}
        onChange={(role) => {
          for (const person of staff)
            if (role && role !== person.role) void acts.setRole(person, role as Role);
        }}
      />
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          for (const person of people) if (person.status !== "suspended") void acts.suspend(person);
        }}
      >
        {t("people.suspend")}
      </Button>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          for (const person of people) if (person.status === "suspended") void acts.activate(person);
        }}
      >
        {t("people.activate")}
      </Button>
    </>
  );
}

interface UserRowProps {
  person: Member;
  chosen: boolean;
  onToggle: (id: number) => void;
}

function UserRow({ person, chosen, onToggle }: UserRowProps) {
  const { t } = useTranslation();
  const name = nameOf(person);
  return (
    <div className={styles.user}>
      <Checkbox
        size="xs"
        aria-label={t("admin.choose", { name })}
        checked={chosen}
        onChange={() => onToggle(person.id)}
      />
      <Avatar user={person} size={26} />
      <Link to="/people" search={{ person: person.id }} className={styles.person}>
        {name}
      </Link>
      <span className={styles.mail}>{person.email}</span>
      <span className={styles.dim}>{t(`people.roles.${person.role}`)}</span>
      <StatusWord status={person.status} />
      <span className={styles.when}>
        {person.last_login_at ? ago(person.last_login_at) : t("people.neverSeen")}
      </span>
    </div>
  );
}
