import { IconFlag3, IconMessage, IconPaperclip, IconStack2, IconTag } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import type { Label, Project, Task, User } from "../api/client";
import type { components } from "../api/schema";
import { Avatar } from "../people/avatar";
import { nameOf, useUsers } from "../people/users";
import { useProjects } from "../work/project";
import { StatusMark } from "../work/status-mark";
import { addressOf, placeOf, type SavedView } from "../work/views/saved-views";
import { ViewIcon } from "../work/views/view-icon";
import type { Entry } from "./entry";

type Schemas = components["schemas"];

/** What the server finds that has a place to go to. */
export interface Found {
  task: Pick<Task, "id" | "title"> & Partial<Pick<Task, "reference" | "status" | "project_id">>;
  project: Pick<Project, "id" | "key" | "name">;
  user: Pick<User, "id" | "username" | "display_name">;
  saved_view: SavedView;
  milestone: Schemas["Milestone"];
  label: Label;
  comment: Schemas["Comment"];
  attachment: Schemas["Attachment"];
}

export type Noun = keyof Found;
export type Hit = { [N in Noun]: { noun: N; object: Found[N] } }[Noun];

const icon = { size: 16, stroke: 1.7 };

/** The line that opens a thing; none for what lies where one cannot go. */
export function useOpening() {
  const navigate = useNavigate();
  const { data: projects = [] } = useProjects();
  const users = useUsers();
  const home = (id: number | null | undefined) => projects.find((project) => project.id === id);
  const toTask = (reference: string) => void navigate({ to: "/tasks/$reference", params: { reference } });
  const toList = (key: string, q: string) =>
    void navigate({ to: "/projects/$key/list", params: { key }, search: { q } });
  const openings: { [N in Noun]: (object: Found[N]) => Omit<Entry, "id"> | null } = {
    task: ({ id, title, reference = String(id), status, project_id }) => ({
      label: `${reference} ${title}`,
      note: home(project_id)?.name,
      mark: <StatusMark status={status} />,
      run: () => toTask(reference),
    }),
    project: ({ key, name }) => ({
      label: name,
      note: key,
      mark: <IconStack2 {...icon} />,
      run: () => void navigate({ to: "/projects/$key/board", params: { key } }),
    }),
    user: (user) => ({
      label: nameOf(user),
      note: `@${user.username}`,
      mark: <Avatar user={{ ...user, avatar: users.get(user.id)?.avatar ?? "" }} size={18} />,
      run: () => void navigate({ to: "/people", search: { person: user.id } }),
    }),
    saved_view: (view) => {
      const project = home(view.project_id);
      if (!project) return null;
      const to = { to: placeOf(view.layout), params: { key: project.key }, search: addressOf(view) } as const;
      return {
        label: view.name,
        note: project.name,
        mark: <ViewIcon layout={view.layout} />,
        run: () => void navigate(to),
      };
    },
    milestone: ({ id, name, project_id }) => {
      const project = home(project_id);
      const run = () => project && toList(project.key, `milestone:${id}`);
      return project ? { label: name, note: project.name, mark: <IconFlag3 {...icon} />, run } : null;
    },
    label: ({ id, name, project_id }) => {
      const project = home(project_id);
      const run = () => project && toList(project.key, `label:${id}`);
      return project ? { label: name, note: project.name, mark: <IconTag {...icon} />, run } : null;
    },
    comment: ({ body, task_id, created_by }) =>
      task_id
        ? {
            label: excerpt(body),
            note: nameOf(users.get(created_by ?? 0)),
            mark: <IconMessage {...icon} />,
            run: () => toTask(String(task_id)),
          }
        : null,
    attachment: ({ name, task_id }) =>
      task_id ? { label: name, mark: <IconPaperclip {...icon} />, run: () => toTask(String(task_id)) } : null,
  };
  return (hit: Hit): Entry[] => {
    const opened = (openings[hit.noun] as (object: Hit["object"]) => Omit<Entry, "id"> | null)(hit.object);
    return opened ? [{ ...opened, id: `${hit.noun}:${hit.object.id}` }] : [];
  };
}

const excerpt = (body: string) => (body.length > 90 ? `${body.slice(0, 90)}…` : body);
