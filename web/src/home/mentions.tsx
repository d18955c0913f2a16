import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Line } from "../inbox/line";
import { useMentions } from "../inbox/notifications";
import { Block } from "./block";

/** Where somebody named me and I have not looked yet. */
export function Mentions() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mentions = useMentions();
  return (
    <Block title={t("home.sections.mentioned")} items={mentions}>
      {(notice) => (
        <Line
          key={notice.id}
          notice={notice}
          onOpen={() => void navigate({ to: "/inbox", search: { item: notice.id } })}
        />
      )}
    </Block>
  );
}
