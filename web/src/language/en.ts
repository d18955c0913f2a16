// The English catalogue: one file for each part of the app, named as the key that its words begin with.
import { admin } from "./en/admin";
import { asOf } from "./en/asOf";
import { board } from "./en/board";
import { calendar } from "./en/calendar";
import { carry } from "./en/carry";
import { common } from "./en/common";
import { door } from "./en/door";
import { editor } from "./en/editor";
import { frame } from "./en/frame";
import { history } from "./en/history";
import { home } from "./en/home";
import { imports } from "./en/imports";
import { inbox } from "./en/inbox";
import { keys } from "./en/keys";
import { list } from "./en/list";
import { moments } from "./en/moments";
import { overview } from "./en/overview";
import { palette } from "./en/palette";
import { people } from "./en/people";
import { problem } from "./en/problem";
import { profile } from "./en/profile";
import { projects } from "./en/projects";
import { published } from "./en/published";
import { refusals } from "./en/refusals";
import { settings } from "./en/settings";
import { status } from "./en/status";
import { task } from "./en/task";
import { trash } from "./en/trash";
import { trello } from "./en/trello";
import { views } from "./en/views";

export const en = {
  app: "Quarterdeck",
  priority: { lowest: "Lowest", low: "Low", medium: "Medium", high: "High", highest: "Highest" },
  type: { story: "Story", bug: "Bug", epic: "Epic", spike: "Spike", task: "Task", feature: "Feature" },
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
} as const;
