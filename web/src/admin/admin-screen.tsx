import {
  IconDownload,
  IconForms,
  IconHeartbeat,
  IconHistory,
  IconUpload,
  IconUsers,
} from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Empty } from "../frame/empty";
import { Parts } from "../frame/parts";
import { Screen } from "../frame/screen";
import { useMe } from "../people/session";
import { Audit } from "./audit";
import { Export } from "./export";
import { CustomFields } from "./fields";
import { Health } from "./health";
import { Import } from "./import";
import { Users } from "./users";

const parts = [
  { part: "users", Icon: IconUsers, Shown: Users },
  { part: "fields", Icon: IconForms, Shown: CustomFields },
  { part: "audit", Icon: IconHistory, Shown: Audit },
  { part: "import", Icon: IconUpload, Shown: Import },
  { part: "export", Icon: IconDownload, Shown: Export },
  { part: "health", Icon: IconHeartbeat, Shown: Health },
] as const;

/** What administrators look after. Everybody else is told so. */
export function AdminScreen() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/frame/admin" });
  const me = useMe();
  if (me.role !== "admin") {
    return <Empty heading={1} title={t("admin.refused")} hint={t("admin.refusedHint")} />;
  }
  const chosen = parts.find(({ part }) => part === search.part) ?? parts[0];
  const named = parts.map(({ part, Icon }) => ({ part, Icon, word: t(`admin.parts.${part}`) }));
  return (
    <Screen title={t("admin.title")}>
      <Parts to="/admin" label={t("admin.title")} parts={named} chosen={chosen.part}>
        <chosen.Shown />
      </Parts>
    </Screen>
  );
}
