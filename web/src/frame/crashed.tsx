import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { isRefusal } from "../api/problem";
import { sessionQuery } from "../people/session";
import { Empty } from "./empty";

export function Crashed({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const router = useRouter();
  const client = useQueryClient();
  // What was read may be what it stumbled over: all of it is read anew, but for who is signed in.
  const again = () => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
    void router.invalidate();
  };
  const offline = isRefusal(error, "offline");
  return (
    <Empty
      heading={1}
      title={offline ? t("problem.loadFailed") : t("frame.crashed")}
      hint={offline ? t("problem.offline") : error instanceof Error ? error.message : undefined}
    >
      <Button onClick={again}>{t("common.retry")}</Button>
    </Empty>
  );
}
