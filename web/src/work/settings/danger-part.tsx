import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useProjectActs } from "../project-acts";
import { type PartProps, Section } from "./part";
import { ProjectDelete } from "./project-delete";
import styles from "./settings.module.css";

export function DangerPart({ project, readOnly }: PartProps) {
  const { t } = useTranslation();
  const { go } = useProjectActs(project);
  const [deleting, setDeleting] = useState(false);
  const ended = project.status === "completed" || project.status === "cancelled";
  return (
    <Section title={t("settings.danger")}>
      <div className={styles.dangers}>
        <Danger title={t("settings.end")} hint={t("settings.endHint")}>
          {ended ? (
            <Button variant="default" disabled={readOnly} onClick={() => void go("start")}>
              {t("overview.verbs.restart")}
            </Button>
          ) : (
            <>
              <Button variant="default" disabled={readOnly} onClick={() => void go("complete")}>
                {t("overview.verbs.complete")}
              </Button>
              <Button variant="default" disabled={readOnly} onClick={() => void go("cancel")}>
                {t("overview.verbs.cancel")}
              </Button>
            </>
          )}
        </Danger>
        <Danger title={t("settings.delete")} hint={t("settings.deleteHint")}>
          <Button
            variant="default"
            className={styles.destructive}
            disabled={readOnly}
            onClick={() => setDeleting(true)}
          >
            {t("settings.delete")}
          </Button>
        </Danger>
      </div>
      <p className={styles.none}>
        <Link to="/trash" search={{ noun: "project" }}>
          {t("settings.toTrash")}
        </Link>
      </p>
      {deleting && <ProjectDelete project={project} onClose={() => setDeleting(false)} />}
    </Section>
  );
}

function Danger({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  return (
    <div className={styles.danger}>
      <div>
        <h3>{title}</h3>
        <p>{hint}</p>
      </div>
      <div className={styles.dangerActs}>{children}</div>
    </div>
  );
}
