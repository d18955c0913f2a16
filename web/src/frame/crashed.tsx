import { Button } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { isRefusal } from "../api/problem";
import { Empty } from "./empty";

export function Crashed({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const router = useRouter();
  const offline = isRefusal(error, "offline");
  return (
    <Empty
      heading={1}
      title={offline ? t("problem.loadFailed") : t("frame.crashed")}
      hint={offline ? t("problem.offline") : error instanceof Error ? error.message : undefined}
    >
      <Button onClick={() => void router.invalidate()}>{t("common.retry")}</Button>
    </Empty>
  );
}
