import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/client";
import { useMe } from "../../people/session";
import { Section } from "./part";
import styles from "./settings.module.css";

/** What a field is declared as; the API's description leaves the declarations open. */
interface Declared {
  type: "text" | "number" | "date" | "choice" | "user" | "link" | "checkbox";
  choices?: string[];
}

function useDeclared(noun: string) {
  return useQuery({
    queryKey: ["custom-fields", noun],
    queryFn: () =>
      answer(api.GET("/api/settings/custom-fields/{noun}", { params: { path: { noun } } })) as Promise<
        Record<string, Declared>
      >,
  });
}

/** The fields that tasks have besides their own, here as everywhere in the workspace. */
export function FieldsPart() {
  const { t } = useTranslation();
  const { data, isPending } = useDeclared("task");
  const admin = useMe().role === "admin";
  const fields = Object.entries(data ?? {});
  return (
    <Section title={t("settings.customFields")} hint={t("settings.fieldsHint")}>
      {isPending && <Skeleton height={80} />}
      {data && fields.length === 0 && <p className={styles.none}>{t("settings.noFields")}</p>}
      {fields.length > 0 && (
        <ul className={styles.rows}>
          {fields.map(([name, { type, choices }]) => (
            <li key={name} className={styles.field}>
              <b>{name}</b>
              <span>{t(`settings.fieldTypes.${type}`)}</span>
              <span>{choices?.join(", ")}</span>
            </li>
          ))}
        </ul>
      )}
      {admin ? (
        <p className={styles.none}>
          <Link to="/admin" search={{ part: "fields" }}>
            {t("settings.toFields")}
          </Link>
        </p>
      ) : (
        <p className={styles.none}>{t("settings.fieldsByAdmin")}</p>
      )}
    </Section>
  );
}
