import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Empty } from "./empty";

/** Inside the frame: there is nothing here, and a way on. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <Empty heading={1} title={t("frame.notFound")} hint={t("frame.notFoundHint")}>
      <title>{`${t("frame.notFound")} · ${t("app")}`}</title>
      <Button component={Link} to="/projects">
        {t("frame.goProjects")}
      </Button>
    </Empty>
  );
}
