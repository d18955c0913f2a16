import { IconBell, IconLock, IconPalette, IconUser } from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Parts } from "../../frame/parts";
import { Screen } from "../../frame/screen";
import { Appearance } from "./appearance";
import { Me } from "./me";
import { Notifications } from "./notifications";
import { Security } from "./security";

const parts = [
  { part: "me", Icon: IconUser, Shown: Me },
  { part: "notifications", Icon: IconBell, Shown: Notifications },
  { part: "security", Icon: IconLock, Shown: Security },
  { part: "appearance", Icon: IconPalette, Shown: Appearance },
] as const;

/** What somebody sets of themselves. */
export function ProfileScreen() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/frame/profile" });
  const chosen = parts.find(({ part }) => part === search.part) ?? parts[0];
  const named = parts.map(({ part, Icon }) => ({ part, Icon, word: t(`profile.parts.${part}`) }));
  return (
    <Screen title={t("profile.title")}>
      <Parts to="/profile" label={t("profile.title")} parts={named} chosen={chosen.part}>
        <chosen.Shown />
      </Parts>
    </Screen>
  );
}
