// Everybody whom one sees, with what the lists of people show and sort by.
import { useQuery } from "@tanstack/react-query";
import { answer, api, type User } from "../api/client";
import { everyPage } from "../api/pages";
import { list, one } from "../data/keys";

const shown = [
  "id",
  "username",
  "display_name",
  "avatar",
  "email",
  "role",
  "status",
  "job_title",
  "department",
  "skills",
  "last_login_at",
  "invited_at",
  "version",
] as const;
const fields = shown.join(",");

export type Member = Pick<User, (typeof shown)[number]>;

export function useDirectory() {
  return useQuery({
    queryKey: list("user", { fields }),
    queryFn: async (): Promise<Member[]> =>
      everyPage((cursor) =>
        answer(api.GET("/api/users", { params: { query: { fields, limit: 1000, cursor } } })),
      ),
  });
}

export interface Team {
  id: number;
  name: string;
  members?: { user_id: number; role?: string }[];
}

const teamFields = "id,name,members";
const noTeams: Team[] = [];

/** The teams one sees; none for clients. */
export function useTeams(): Team[] {
  const { data } = useQuery({
    queryKey: list("team", { fields: teamFields }),
    queryFn: async (): Promise<Team[]> =>
      everyPage((cursor) =>
        answer(api.GET("/api/teams", { params: { query: { fields: teamFields, limit: 1000, cursor } } })),
      ),
    staleTime: 5 * 60_000,
  });
  return data ?? noTeams;
}

const OPEN = ["todo", "in_progress", "in_review", "testing", "blocked"] as const;
const taskFields = "id,reference,title,status,due_date,project_id";
const MOST = 30;

/** What somebody still has to do, as far as one sees it: the first ones, and how many there are. */
export function useOpenTasks(userId: number) {
  const question = {
    assignee_ids: [String(userId)],
    status: [...OPEN],
    sort: "due_date",
    fields: taskFields,
  };
  return useQuery({
    queryKey: list("task", question),
    queryFn: () =>
      answer(
        api.GET("/api/tasks", {
          params: { query: { ...question, limit: MOST, count: true } },
        }),
      ),
    staleTime: 60_000,
  });
}

/** Only how many: what each line of the directory asks for while it is on the screen. */
export function useOpenCount(userId: number) {
  const question = { assignee_ids: [String(userId)], status: [...OPEN], fields: "id", limit: 1, count: true };
  return useQuery({
    queryKey: list("task", question),
    queryFn: () => answer(api.GET("/api/tasks", { params: { query: question } })),
    select: ({ count }) => count ?? 0,
    staleTime: 60_000,
  });
}

export function usePerson(id: number) {
  return useQuery({
    queryKey: one("user", id),
    queryFn: () => answer(api.GET("/api/users/{id}", { params: { path: { id } } })),
  });
}
