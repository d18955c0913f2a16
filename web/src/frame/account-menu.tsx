import { Menu, UnstyledButton } from "@mantine/core";
import { IconApi, IconKeyboard, IconLogout, IconUserCircle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Avatar } from "../people/avatar";
import { useMe, useSignOut } from "../people/session";
import { nameOf } from "../people/users";
import { openOverlay } from "./overlay";
import { Tastes } from "./tastes";

export function AccountMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const signOut = useSignOut();
  const name = nameOf(me);
  return (
    <Menu withinPortal={false} position="bottom-end" width={230}>
      <Menu.Target>
        <UnstyledButton
          aria-label={t("frame.account", { name })}
          style={{ display: "grid", borderRadius: 20, padding: 4 }}
        >
          <Avatar user={me} size={26} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{name}</Menu.Label>
        <Menu.Item leftSection={<IconUserCircle size={16} />} component={Link} to="/profile">
          {t("profile.title")}
        </Menu.Item>
        <Menu.Divider />
        <Tastes />
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={() => openOverlay({ kind: "keys" })}>
          {t("frame.shortcuts")}
        </Menu.Item>
        <Menu.Item leftSection={<IconApi size={16} />} component="a" href="/api/docs">
          {t("frame.apiDocs")}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut.mutate()}>
          {t("frame.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
