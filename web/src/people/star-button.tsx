import { ActionIcon } from "@mantine/core";
import { IconStar, IconStarFilled } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type Starrable, useStar, useStars } from "./stars";

interface StarButtonProps {
  noun: Starrable;
  id: number;
  name: string;
  className?: string;
}

/** Keeps a thing at hand: it then stands first wherever its like are listed. */
export function StarButton({ noun, id, name, className }: StarButtonProps) {
  const { t } = useTranslation();
  const on = useStars(noun).has(id);
  const star = useStar();
  const label = t("projects.star", { name });
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
      onClick={() => void star({ noun, object_id: id }, name, !on)}
    >
      <Icon size={15} stroke={1.6} style={on ? { color: "var(--qd-progress)" } : undefined} />
    </ActionIcon>
  );
}
