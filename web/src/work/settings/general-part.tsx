import { Input, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/client";
import { everyPage } from "../../api/pages";
import { list } from "../../data/keys";
import { useMe } from "../../people/session";
import { nameOf, useUsers } from "../../people/users";
import { seesMoney } from "../may";
import { Description } from "../overview/description";
import { DaySetting } from "./day-setting";
import { type PartProps, Section } from "./part";
import { ChoiceSetting, hintBelow, TextSetting } from "./setting";
import styles from "./settings.module.css";

const priorities = ["highest", "high", "medium", "low", "lowest"] as const;
const risks = ["low", "medium", "high", "critical"] as const;
const methods = ["agile", "scrum", "kanban", "waterfall", "hybrid"] as const;
const visibilities = ["public", "members"] as const;
const billings = [
  "fixed_price",
  "time_and_materials",
  "retainer",
  "milestone_based",
  "non_billable",
] as const;

function useCustomers() {
  const question = { fields: "id,name", sort: "name", limit: 1000 };
  return useQuery({
    queryKey: list("customer", question),
    queryFn: () =>
      everyPage((cursor) =>
        answer(api.GET("/api/customers", { params: { query: { ...question, cursor } } })),
      ),
  });
}

export function GeneralPart({ project, readOnly }: PartProps) {
  const { t } = useTranslation();
  const money = seesMoney(useMe());
  const common = { project, readOnly };
  return (
    <>
      <Section title={t("settings.identity")}>
        <div className={styles.fields}>
          <TextSetting {...common} field="name" label={t("settings.name")} />
          <TextInput
            label={t("settings.key")}
            inputWrapperOrder={hintBelow}
            description={t("settings.keyHint", { example: `${project.key}-12` })}
            value={project.key}
            readOnly
            variant="filled"
          />
        </div>
        <Input.Wrapper label={t("overview.description")} labelElement="div">
          <Description project={project} mayEdit={!readOnly} />
        </Input.Wrapper>
      </Section>
      <Plan {...common} />
      {money && <Money {...common} />}
      <Section title={t("settings.addresses")}>
        <div className={styles.fields}>
          <TextSetting
            {...common}
            field="repository_url"
            type="url"
            label={t("overview.repository")}
            placeholder="https://"
          />
          <TextSetting
            {...common}
            field="documentation_url"
            type="url"
            label={t("overview.documentation")}
            placeholder="https://"
          />
        </div>
      </Section>
    </>
  );
}

function Plan(common: PartProps) {
  const { t } = useTranslation();
  const users = useUsers();
  const { data: customers = [] } = useCustomers();
  const people = [...users.values()].map((user) => ({ value: String(user.id), label: nameOf(user) }));
  return (
    <Section title={t("settings.plan")}>
      <div className={styles.fields}>
        <DaySetting {...common} field="start_date" label={t("settings.start")} />
        <DaySetting {...common} field="end_date" label={t("settings.until")} />
        <ChoiceSetting
          {...common}
          field="manager_id"
          ids
          clearable
          label={t("overview.lead")}
          options={people}
        />
        <ChoiceSetting
          {...common}
          field="customer_id"
          ids
          clearable
          label={t("overview.customer")}
          options={customers.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <ChoiceSetting
          {...common}
          field="priority"
          label={t("overview.priority")}
          options={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
        />
        <ChoiceSetting
          {...common}
          field="risk_level"
          label={t("overview.risk")}
          options={risks.map((value) => ({ value, label: t(`overview.risks.${value}`) }))}
        />
        <ChoiceSetting
          {...common}
          field="methodology"
          label={t("overview.methodology")}
          options={methods.map((value) => ({ value, label: t(`overview.methods.${value}`) }))}
        />
        <ChoiceSetting
          {...common}
          field="visibility"
          label={t("overview.visibility")}
          hint={t("settings.visibilityHint")}
          options={visibilities.map((value) => ({ value, label: t(`overview.visibilities.${value}`) }))}
        />
      </div>
    </Section>
  );
}

/** Seen only by those who see money. */
function Money(common: PartProps) {
  const { t } = useTranslation();
  return (
    <Section title={t("settings.money")} hint={t("settings.moneyHint")}>
      <div className={styles.fields}>
        <TextSetting {...common} field="budget" kind="amount" label={t("settings.budget")} />
        <TextSetting {...common} field="currency" label={t("settings.currency")} />
        <TextSetting {...common} field="estimated_hours" kind="number" label={t("settings.estimate")} />
        <TextSetting {...common} field="hourly_rate" kind="amount" label={t("settings.rate")} />
        <ChoiceSetting
          {...common}
          field="billing_type"
          label={t("settings.billing")}
          options={billings.map((value) => ({ value, label: t(`settings.billings.${value}`) }))}
        />
      </div>
    </Section>
  );
}
