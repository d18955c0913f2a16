import { IconStack2 } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { answer, api, type Project, type Task, type User } from "../api/client";
import { Avatar } from "../people/avatar";
import { useMe } from "../people/session";
import { nameOf, useUsers } from "../people/users";
import { useProjects } from "../work/project";
import { StatusMark } from "../work/status-mark";
import type { Entry, Group } from "./entry";
import { visits } from "./recent";

/** The nouns that have a place of their own to go to. */
const NOUNS = ["task", "project", "user"] as const;
const LIMIT = 24;
const REFERENCE = /^[a-z][a-z0-9]+-\d+$/i;
const TASK_FIELDS = "id,title,reference,status,project_id";

type Hit =
  | { noun: "task"; object: Task }
  | { noun: "project"; object: Project }
  | { noun: "user"; object: User };

async function search(text: string): Promise<Hit[]> {
  const params = { query: { q: text, noun: [...NOUNS], limit: LIMIT } };
  const found = answer(api.GET("/api/search", { params }));
  if (!REFERENCE.test(text)) return (await found).items as unknown as Hit[];
  const reference = [text.toUpperCase()];
  const named = answer(api.GET("/api/tasks", { params: { query: { reference, fields: TASK_FIELDS } } }));
  const first = (await named).items.map((object): Hit => ({ noun: "task", object }));
  const rest = ((await found).items as unknown as Hit[]).filter(
    ({ noun, object }) => noun !== "task" || object.id !== first[0]?.object.id,
  );
  return [...first, ...rest];
}

/** What the server finds for the words, grouped by noun; what was looked at last while there are none. */
export function useFound(text: string): { groups: Group[]; searching: boolean; error: Error | null } {
  const { t } = useTranslation();
  const me = useMe().id;
  const open = useOpening();
  const words = text.trim();
  const { data, isFetching, error } = useQuery({
    queryKey: ["search", words],
    queryFn: () => search(words),
    enabled: words.length > 0,
    placeholderData: keepPreviousData,
  });
  if (!words) {
    const entries = visits(me).map((visit) => open(visit.noun, visit.id, visit.key, visit.title));
    return { groups: [{ title: t("palette.recent"), entries }], searching: false, error: null };
  }
  const groups = NOUNS.map((noun) => ({
    title: t(`palette.nouns.${noun}`),
    entries: (data ?? [])
      .filter((hit) => hit.noun === noun)
      .map((hit) => {
        if (hit.noun === "task") {
          const { id, reference, title, status, project_id } = hit.object;
          return open("task", id, reference ?? String(id), title, status, project_id);
        }
        if (hit.noun === "project") return open("project", hit.object.id, hit.object.key, hit.object.name);
        return open("user", hit.object.id, hit.object.username, nameOf(hit.object), undefined, undefined);
      }),
  }));
  return { groups, searching: isFetching, error };
}

function useOpening() {
  const navigate = useNavigate();
  const { data: projects = [] } = useProjects();
  const users = useUsers();
  return (
    noun: Hit["noun"],
    id: number,
    key: string,
    title: string,
    status?: Task["status"],
    project?: number,
  ): Entry => {
    const entry = { id: `${noun}:${id}`, label: title, words: key };
    if (noun === "task") {
      return {
        ...entry,
        label: `${key} ${title}`,
        note: projects.find((each) => each.id === project)?.name,
        mark: <StatusMark status={status} />,
        run: () => void navigate({ to: "/tasks/$reference", params: { reference: key } }),
      };
    }
    if (noun === "project") {
      return {
        ...entry,
        note: key,
        mark: <IconStack2 size={16} stroke={1.7} />,
        run: () => void navigate({ to: "/projects/$key/board", params: { key } }),
      };
    }
    const person = { id, username: key, display_name: title, avatar: users.get(id)?.avatar ?? "" };
    return {
      ...entry,
      note: `@${key}`,
      mark: <Avatar user={person} size={18} />,
      run: () => void navigate({ to: "/people", search: { person: id } }),
    };
  };
}
