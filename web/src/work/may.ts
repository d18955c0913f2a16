// Who may do what in a project, as the server has it; where this errs, the server refuses in its own words.
import type { Project, User } from "../api/client";

const leaders = new Set(["admin", "project_manager"]);

/** Those who lead everywhere see budgets, rates and costs; the leads of one project do not. */
export function seesMoney(me: User): boolean {
  return leaders.has(me.role ?? "");
}

export function leadsProject(me: User, project: Project): boolean {
  if (seesMoney(me) || project.manager_id === me.id) return true;
  return (project.members ?? []).some((member) => member.user_id === me.id && member.role === "lead");
}

const makers = new Set(["admin", "project_manager", "developer", "designer", "tester", "analyst"]);

/** Everybody who works here, whatever the project; neither clients nor viewers. */
export const isStaff = (me: User): boolean => makers.has(me.role ?? "");

/** Those who make tasks and labels here: all staff, and whom the project itself takes in as a member or lead. */
export function makesIn(me: User, project: Project): boolean {
  if (isStaff(me) || project.manager_id === me.id) return true;
  const role = (project.members ?? []).find((member) => member.user_id === me.id)?.role;
  return role === "lead" || role === "member";
}
