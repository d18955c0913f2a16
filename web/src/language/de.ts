// The German catalogue, with the parts and keys of the English one.

import { admin } from "./de/admin";
import { asOf } from "./de/asOf";
import { board } from "./de/board";
import { calendar } from "./de/calendar";
import { carry } from "./de/carry";
import { common } from "./de/common";
import { door } from "./de/door";
import { editor } from "./de/editor";
import { frame } from "./de/frame";
import { history } from "./de/history";
import { home } from "./de/home";
import { imports } from "./de/imports";
import { inbox } from "./de/inbox";
import { keys } from "./de/keys";
import { list } from "./de/list";
import { moments } from "./de/moments";
import { overview } from "./de/overview";
import { palette } from "./de/palette";
import { people } from "./de/people";
import { problem } from "./de/problem";
import { profile } from "./de/profile";
import { projects } from "./de/projects";
import { published } from "./de/published";
import { refusals } from "./de/refusals";
import { settings } from "./de/settings";
import { status } from "./de/status";
import { task } from "./de/task";
import { trash } from "./de/trash";
import { trello } from "./de/trello";
import { views } from "./de/views";
import type { Catalogue } from "./words";

export const de = {
  app: "Quarterdeck",
  priority: {
    lowest: "Niedrigste",
    low: "Niedrig",
    medium: "Mittel",
    high: "Hoch",
    highest: "Höchste",
  },
  type: {
    story: "Story",
    bug: "Fehler",
    epic: "Epic",
    spike: "Erkundung",
    task: "Aufgabe",
    feature: "Funktion",
  },
  common,
  problem,
  door,
  frame,
  keys,
  projects,
  published,
  trello,
  imports,
  board,
  carry,
  asOf,
  status,
  history,
  home,
  inbox,
  palette,
  overview,
  moments,
  refusals,
  settings,
  list,
  calendar,
  views,
  task,
  editor,
  people,
  profile,
  trash,
  admin,
} satisfies Catalogue;
