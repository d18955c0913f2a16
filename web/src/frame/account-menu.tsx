import { Menu, UnstyledButton } from "@mantine/core";
import { IconApi, IconKeyboard, IconLogout } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../people/avatar";
import { useMe, useSignOut } from "../people/session";
import { nameOf } from "../people/users";
import { KeysDialog } from "./keys-dialog";
import { ThemeSwitch } from "./theme-switch";

export function AccountMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const signOut = useSignOut();
  const [keys, setKeys] = useState(false);
  const name = nameOf(me);
  return (
    <>
      <ThemeSwitch />
      <Menu withinPortal={false} position="bottom-end" width={220}>
        <Menu.Target>
          <UnstyledButton aria-label={t("frame.account", { name })} style={{ borderRadius: 20, padding: 4 }}>
            <Avatar user={me} size={26} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={() => setKeys(true)}>
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
      <KeysDialog opened={keys} onOpen={() => setKeys(true)} onClose={() => setKeys(false)} />
    </>
  );
}
