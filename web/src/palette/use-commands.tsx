import { useMantineColorScheme } from "@mantine/core";
import {
  IconBaselineDensityMedium,
  IconCopy,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconPlus,
  IconSunMoon,
} from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { chooseDensity, DENSITIES, useDensity } from "../frame/density";
import { openOverlay } from "../frame/overlay";
import { usePlaces } from "../frame/places";
import { languages, THEMES } from "../frame/tastes";
import { chooseLanguage } from "../language/i18n";
import { useSignOut } from "../people/session";
import type { Entry, Group } from "./entry";
import { copy } from "./use-task-commands";

/** What can be done from anywhere. */
export function useCommands(): Group[] {
  const { t } = useTranslation();
  return [
    { title: t("palette.create"), entries: useMaking() },
    { title: t("palette.go"), entries: useGoing() },
    { title: t("palette.settings"), entries: useTastes() },
  ];
}

function useMaking() {
  const { t } = useTranslation();
  const plus = <IconPlus size={16} />;
  return [
    {
      id: "new-task",
      label: t("frame.newTask"),
      mark: plus,
      press: "c",
      run: () => openOverlay({ kind: "task" }),
    },
    { id: "new-project", label: t("projects.new"), mark: plus, run: () => openOverlay({ kind: "project" }) },
  ];
}

/** A task of the title that was typed. */
export function useTitled(title: string): Entry[] {
  const { t } = useTranslation();
  if (!title) return [];
  const run = () => openOverlay({ kind: "task", title });
  return [{ id: "new-titled", label: t("palette.newTitled", { title }), mark: <IconPlus size={16} />, run }];
}

function useGoing() {
  const navigate = useNavigate();
  const { t } = useTranslation();
  return usePlaces().map(({ word, press, Icon, link }) => ({
    id: `go:${press}`,
    label: t("keys.goTo", { place: word }),
    press,
    mark: <Icon size={16} stroke={1.7} />,
    run: () => void navigate(link),
  }));
}

function useTastes() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const density = useDensity();
  const signOut = useSignOut();
  return [
    {
      id: "copy",
      label: t("palette.copyLink"),
      mark: <IconCopy size={16} />,
      run: () => void copy(location.href, t("board.linkCopied")),
    },
    ...THEMES.filter((theme) => theme !== colorScheme).map((theme) => ({
      id: `theme:${theme}`,
      label: t("palette.theme", { name: t(`frame.themes.${theme}`) }),
      mark: <IconSunMoon size={16} />,
      run: () => setColorScheme(theme),
    })),
    ...languages
      .filter(([language]) => language !== i18n.language)
      .map(([language, name]) => ({
        id: `language:${language}`,
        label: t("palette.language", { name }),
        words: language,
        mark: <IconLanguage size={16} />,
        run: () => void chooseLanguage(language),
      })),
    ...DENSITIES.filter((each) => each !== density).map((each) => ({
      id: `density:${each}`,
      label: t("palette.density", { name: t(`frame.densities.${each}`) }),
      mark: <IconBaselineDensityMedium size={16} />,
      run: () => chooseDensity(each),
    })),
    {
      id: "keys",
      label: t("frame.shortcuts"),
      press: "?",
      mark: <IconKeyboard size={16} />,
      run: () => openOverlay({ kind: "keys" }),
    },
    {
      id: "sign-out",
      label: t("frame.signOut"),
      mark: <IconLogout size={16} />,
      run: () => signOut.mutate(),
    },
  ];
}
