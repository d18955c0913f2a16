import { useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useProject } from "../work/project";
import { useKeys } from "./keys";
import { undoLast } from "./notices";
import { closeOverlay, openOverlay } from "./overlay";
import { usePlaces } from "./places";

/** The keys that work on every screen. */
export function useFrameKeys(onCollapse: () => void) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { key } = useParams({ strict: false });
  const { data: project } = useProject(key);
  const places = usePlaces();
  useKeys(
    [
      {
        press: "mod+k",
        does: t("palette.title"),
        act: () => openOverlay({ kind: "palette" }),
        always: true,
      },
      {
        press: "c",
        does: t("keys.create"),
        act: () => openOverlay({ kind: "task", projectId: project?.id }),
      },
      { press: "mod+z", does: t("keys.undo"), act: undoLast },
      { press: "?", does: t("keys.help"), act: () => openOverlay({ kind: "keys" }) },
      { press: "[", does: t("keys.sidebar"), act: onCollapse },
      ...places.map(({ press, word, link }) => ({
        press,
        does: t("keys.goTo", { place: word }),
        act: () => {
          closeOverlay();
          void navigate(link);
        },
      })),
    ],
    "everywhere",
  );
}
