import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, type Project } from "../../api/client";
import { list } from "../../data/keys";
import { longDate, shortDate } from "../../language/dates";
import { nameOf, useUsers } from "../../people/users";
import { PriorityMark } from "../priority-mark";
import styles from "./facts.module.css";
import { Panel } from "./panel";

/** The customer's name, or nothing for those who may not see the customer. */
function useCustomerName(id: number | null | undefined): string | undefined {
  const question = { id: [id ?? 0], fields: "id,name", limit: 1 };
  const { data } = useQuery({
    queryKey: list("customer", question),
    queryFn: () => answer(api.GET("/api/customers", { params: { query: question } })),
    enabled: id != null,
  });
  return data?.items[0]?.name;
}

export function Facts({ project }: { project: Project }) {
  const { t } = useTranslation();
  const users = useUsers();
  const customer = useCustomerName(project.customer_id);
  const ended = project.actual_end_date;
  return (
    <Panel title={t("overview.about")}>
      <dl className={styles.facts}>
        {customer && <Fact name={t("overview.customer")}>{customer}</Fact>}
        {project.manager_id != null && (
          <Fact name={t("overview.lead")}>{nameOf(users.get(project.manager_id))}</Fact>
        )}
        <Fact name={t("overview.dates")}>
          <Dates project={project} />
        </Fact>
        {ended && <Fact name={t("overview.ended")}>{longDate(ended)}</Fact>}
        <Fact name={t("overview.priority")}>
          <PriorityMark priority={project.priority} silent /> {t(`priority.${project.priority}`)}
        </Fact>
        <Fact name={t("overview.risk")}>{t(`overview.risks.${project.risk_level}`)}</Fact>
        <Fact name={t("overview.methodology")}>{t(`overview.methods.${project.methodology}`)}</Fact>
        <Fact name={t("overview.visibility")}>{t(`overview.visibilities.${project.visibility}`)}</Fact>
        {project.repository_url && (
          <Fact name={t("overview.repository")}>
            <Address to={project.repository_url} />
          </Fact>
        )}
        {project.documentation_url && (
          <Fact name={t("overview.documentation")}>
            <Address to={project.documentation_url} />
          </Fact>
        )}
      </dl>
    </Panel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Dates({ project: { start_date: start, end_date: end, is_overdue: late } }: { project: Project }) {
  const { t } = useTranslation();
  if (!start && !end) return t("common.none");
  return (
    <span data-late={late || undefined}>
      {start && shortDate(start)} – {end && shortDate(end)}
      {late && ` (${t("overview.overdue")})`}
    </span>
  );
}

/** Only what begins as a web address is made a link: the text is a member's. */
function Address({ to }: { to: string }) {
  const shown = to.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
  if (!/^https?:\/\//.test(to)) return shown;
  return (
    <a href={to} target="_blank" rel="noreferrer noopener">
      {shown}
    </a>
  );
}
