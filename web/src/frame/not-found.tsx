import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Empty } from "./empty";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main>
      <Empty heading={1} title={t("frame.notFound")} hint={t("frame.notFoundHint")}>
        <Button component={Link} to="/projects">
          {t("frame.goProjects")}
        </Button>
      </Empty>
    </main>
  );
}
