import { ActionIcon } from "@mantine/core";
import { IconStar, IconStarFilled } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Project } from "../api/client";
import { useStar, useStars } from "../people/stars";

/** Keeps a project at hand: it then stands first wherever projects are listed. */
export function ProjectStar({ project, className }: { project: Project; className?: string }) {
  const { t } = useTranslation();
  const on = useStars("project").has(project.id);
  const star = useStar();
  const label = t("projects.star", { name: project.name });
  const Icon = on ? IconStarFilled : IconStar;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={26}
      className={className}
      aria-label={label}
      aria-pressed={on}
      title={label}
      onClick={() => void star({ noun: "project", object_id: project.id }, !on)}
    >
      <Icon size={15} stroke={1.6} style={on ? { color: "var(--qd-progress)" } : undefined} />
    </ActionIcon>
  );
}
