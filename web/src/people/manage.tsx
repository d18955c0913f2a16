import { Button, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { User } from "../api/client";
import { Confirm } from "../frame/confirm";
import { usePeopleActs } from "./acts";
import styles from "./person-panel.module.css";
import { ROLES, type Role } from "./roles";
import { nameOf } from "./users";

/** What administrators set of a person. A client belongs to a customer, so that role is only given with one. */
export function Manage({ person }: { person: User }) {
  const { t } = useTranslation();
  const acts = usePeopleActs();
  const roles = ROLES.filter((role) => (role === "client") === Boolean(person.customer_id));
  const out = person.status === "suspended" || person.status === "inactive";
  return (
    <section className={styles.manage} aria-label={t("people.manage")}>
      <Select
        size="xs"
        w={160}
        label={t("people.role")}
        allowDeselect={false}
        data={roles.map((role) => ({ value: role, label: t(`people.roles.${role}`) }))}
        value={person.role}
        onChange={(role) => role && role !== person.role && void acts.setRole(person, role as Role)}
      />
      {out ? (
        <Button size="xs" variant="default" onClick={() => void acts.activate(person)}>
          {t("people.activate")}
        </Button>
      ) : (
        <Button size="xs" variant="default" onClick={() => void acts.suspend(person)}>
          {t("people.suspend")}
        </Button>
      )}
      {person.status === "active" && (
        <Confirm
          size="xs"
          word={t("people.resetTwoFactor")}
          question={t("people.resetTwoFactorQuestion", { name: nameOf(person) })}
          onConfirm={() => void acts.resetTwoFactor(person)}
        />
      )}
      {person.status === "pending" && (
        <Button size="xs" variant="default" onClick={() => void acts.invite(person)}>
          {t("people.inviteAgain")}
        </Button>
      )}
    </section>
  );
}
