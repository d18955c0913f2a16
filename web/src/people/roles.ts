import type { User } from "../api/client";

export type Role = User["role"];
export type UserStatus = User["status"];

export const ROLES: Role[] = [
  "admin",
  "project_manager",
  "developer",
  "designer",
  "tester",
  "analyst",
  "client",
  "viewer",
];

export const STATUSES: UserStatus[] = ["active", "pending", "suspended", "inactive"];
