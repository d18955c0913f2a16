// What a person may do here, so that nobody is offered what would be refused. The server decides.
import type { Project, User } from "../../api/client";

const STAFF = new Set(["admin", "project_manager", "developer", "designer", "tester", "analyst"]);

const roleIn = (project: Project, me: User) =>
  project.members?.find((member) => member.user_id === me.id)?.role;

export function mayEdit(project: Project, me: User): boolean {
  const role = roleIn(project, me);
  if (role === "viewer" || role === "client") return me.role === "admin" || me.role === "project_manager";
  return STAFF.has(me.role) || role === "lead" || role === "member";
}

export const mayComment = (project: Project, me: User) => mayEdit(project, me) || me.role === "client";

export const isClient = (me: User) => me.role === "client";

export function leads(project: Project, me: User): boolean {
  const managing = me.role === "admin" || me.role === "project_manager" || project.manager_id === me.id;
  return managing || roleIn(project, me) === "lead";
}
