import { useDebouncedValue } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import type { Entry, Group } from "./entry";
import { fitting, isClose } from "./fuzzy";
import { useChoices } from "./use-choices";
import { useCommands, useTitled } from "./use-commands";
import { useFound } from "./use-found";
import { type Page, useTaskCommands } from "./use-task-commands";

/** Typing goes to the server at this distance. */
const SETTLE = 120;

/** The lines under what is typed: a further choice, or commands and what was found. */
export function useGroups(text: string, page: Page | null, turn: (page: Page) => void) {
  const [settled] = useDebouncedValue(text, SETTLE);
  const found = useFound(page ? "" : settled);
  const task = useTaskCommands(turn);
  const { t } = useTranslation();
  const commands = useCommands();
  const making = useTitled(text.trim());
  const choices = useChoices(page);
  const suited = (group: Group): Group => ({ ...group, entries: fitting(text, group.entries, nameOf) });
  const full = (group: Group) => group.entries.length > 0;
  if (choices) return { ...found, groups: [suited(choices)].filter(full) };
  const doing = [...(task ? [task] : []), ...commands];
  if (!text.trim())
    return { ...found, groups: [...(task ? [task] : []), ...found.groups, ...commands].filter(full) };
  const entries = doing.flatMap((group) => group.entries);
  const near = fitting(text, entries, nameOf).slice(0, BEST);
  // Letters that begin words mean a command; those that only occur in one are more likely words to be found.
  const meant = near.filter((entry) => isClose(text, nameOf(entry)));
  const rest = near.filter((entry) => !meant.includes(entry));
  const groups = [
    { title: t("palette.commands"), entries: meant },
    ...found.groups,
    { title: t("palette.more"), entries: [...rest, ...making] },
  ];
  return { ...found, groups: groups.filter(full) };
}

/** Fuzzy matches are many; the best of them are enough while something is typed. */
const BEST = 6;

const nameOf = ({ label, words = "" }: Entry) => `${label} ${words}`;
