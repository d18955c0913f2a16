import { ActionIcon, Menu } from "@mantine/core";
import {
  IconAlertCircle,
  IconArrowRight,
  IconBan,
  IconCopy,
  IconDots,
  IconLink,
  IconLockOpen,
  IconTrash,
  IconVersions,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../../people/session";
import { useHere } from "../here";
import { leads } from "../may";
import { BlockDialog } from "./block-dialog";
import { MoveDialog } from "./move-dialog";
import { SplitDialog } from "./split-dialog";
import { useVerbs } from "./use-verbs";

const icon = { size: 15, stroke: 1.7 } as const;

/** All that can be done with the task as a whole. */
export function VerbsMenu() {
  const { t } = useTranslation();
  const { task, project, name, readOnly } = useHere();
  const me = useMe();
  const verbs = useVerbs();
  const [asking, setAsking] = useState<"block" | "split" | "move" | null>(null);
  const close = () => setAsking(null);
  const finished = task.status === "done" || task.status === "cancelled";
  const blocked = task.status === "blocked";
  const mayDelete = leads(project, me) || task.reporter_id === me.id;
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t("task.menu", { name })}>
            <IconDots size={17} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconLink {...icon} />} onClick={() => void verbs.copyLink()}>
            {t("board.copyLink")}
          </Menu.Item>
          {!readOnly && (
            <>
              {!finished && !blocked && (
                <Menu.Item leftSection={<IconBan {...icon} />} onClick={() => setAsking("block")}>
                  {t("task.block")}
                </Menu.Item>
              )}
              {blocked && (
                <Menu.Item leftSection={<IconLockOpen {...icon} />} onClick={() => void verbs.unblock()}>
                  {t("task.unblock")}
                </Menu.Item>
              )}
              <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => void verbs.duplicate()}>
                {t("task.duplicate")}
              </Menu.Item>
              <Menu.Item leftSection={<IconVersions {...icon} />} onClick={() => setAsking("split")}>
                {t("task.split")}
              </Menu.Item>
              {!finished && (
                <Menu.Item leftSection={<IconAlertCircle {...icon} />} onClick={() => void verbs.convert()}>
                  {t("task.convert")}
                </Menu.Item>
              )}
              <Menu.Item leftSection={<IconArrowRight {...icon} />} onClick={() => setAsking("move")}>
                {t("task.move")}
              </Menu.Item>
              {mayDelete && (
                <>
                  <Menu.Divider />
                  <Menu.Item color="red" leftSection={<IconTrash {...icon} />} onClick={verbs.remove}>
                    {t("task.delete")}
                  </Menu.Item>
                </>
              )}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {asking === "block" && <BlockDialog onClose={close} />}
      {asking === "split" && <SplitDialog onClose={close} />}
      {asking === "move" && <MoveDialog onClose={close} />}
    </>
  );
}
