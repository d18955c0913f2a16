// Stands in for the generated schema.d.ts until `npm run generate` has run; client.ts is the only importer.
// Empty fields (null, empty list) are left out of answers, so whatever may be empty is optional here.

export type Status = "todo" | "in_progress" | "in_review" | "testing" | "done" | "blocked" | "cancelled";
export type Priority = "lowest" | "low" | "medium" | "high" | "highest";
export type TaskType = "story" | "bug" | "epic" | "spike" | "task" | "feature";

export interface User {
  id: number;
  username: string;
  display_name?: string;
  avatar?: string;
  role?: string;
  preferences?: { theme?: "light" | "dark" | "system" };
}

export interface Session {
  user: User;
  expires_at: string;
}

export interface WorkflowState {
  name: string;
  status: Status;
  color?: string;
  wip_limit?: number;
}

export interface Project {
  id: number;
  version: number;
  key: string;
  name: string;
  description?: string;
  status?: string;
  priority?: string;
  workflow?: WorkflowState[];
  members?: { user_id: number; role: string }[];
}

export interface Task {
  id: number;
  version: number;
  number?: number;
  project_id?: number;
  title: string;
  description?: string;
  state?: string;
  status?: Status;
  rank?: string;
  priority?: Priority;
  task_type?: TaskType;
  assignee_ids?: number[];
  labels?: (number | string)[];
  due_date?: string;
  story_points?: number;
  created_at?: string;
  updated_at?: string;
}

export interface Label {
  id: number;
  name: string;
  color?: string;
}

export interface Activity {
  id: number;
  at: string;
  actor_id?: number;
  verb: string;
  /** Each changed field as [old, new]. */
  changes?: Record<string, unknown[]>;
}

export interface Problem {
  type?: string;
  title?: string;
  status?: number;
  code?: string;
  detail?: string;
  errors?: { field: string; message: string }[];
  conflicts?: { field: string; yours: unknown; theirs: unknown }[];
}

export type ImportReport = Record<string, unknown>;

interface List<T> {
  items: T[];
  next?: string | null;
}

type Body<T> = { requestBody: { content: { "application/json": T } } };
type Answer<T> = {
  responses: {
    200: { headers: Record<string, unknown>; content: { "application/json": T } };
    default: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
  };
};
type Query<T> = { parameters: { query?: T } };
type ById<T = Record<never, never>> = { parameters: { path: { id: number } } & T };
type IfMatch = { header?: { "If-Match"?: string } };

interface ListQuery {
  fields?: string;
  sort?: string;
  limit?: number;
  cursor?: string;
  as_of?: string;
}

// An alias, not an interface: openapi-fetch asks for an index signature.
export type paths = {
  "/api/setup": {
    get: Answer<{ needed: boolean; demo: boolean }>;
    post: Body<NewAdmin> & Answer<Session>;
  };
  "/api/session": {
    get: Answer<Session>;
    post: Body<{ username: string; password: string }> & Answer<Session>;
    delete: Answer<never>;
  };
  "/api/recovery": { post: Body<{ email: string }> & Answer<unknown> };
  "/api/recovery/confirm": { post: Body<{ token: string; password: string }> & Answer<unknown> };
  "/api/invitations/accept": { post: Body<Acceptance> & Answer<Session> };
  "/api/projects": {
    get: Query<ListQuery> & Answer<List<Project>>;
    post: Body<{ key: string; name: string }> & Answer<Project>;
  };
  "/api/users": { get: Query<ListQuery> & Answer<List<User>> };
  "/api/labels": { get: Query<ListQuery & { project_id?: number }> & Answer<List<Label>> };
  "/api/tasks": {
    get: Query<ListQuery & { project_id?: number; id?: number[] }> & Answer<List<Task>>;
    post: Body<{ project_id: number; title: string; state?: string }> & Answer<Task>;
  };
  "/api/tasks/{id}": {
    get: ById & Answer<Task>;
    patch: ById<IfMatch> & Body<Record<string, unknown>> & Answer<Task>;
    delete: ById & Answer<unknown>;
  };
  "/api/tasks/{id}/move": {
    post: ById & Body<{ state?: string; after_id?: number | null; before_id?: number | null }> & Answer<Task>;
  };
  "/api/tasks/{id}/history": { get: ById & Answer<List<Activity>> };
  "/api/imports/trello": {
    post: Query<{ dry_run?: boolean }> & {
      requestBody: { content: { "multipart/form-data": { file: File } } };
    } & Answer<ImportReport>;
  };
};

export interface NewAdmin {
  username: string;
  email: string;
  password: string;
  first_name?: string;
  last_name?: string;
}

export interface Acceptance {
  token: string;
  password: string;
  first_name?: string;
  last_name?: string;
}
