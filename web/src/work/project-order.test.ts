import { expect, it } from "vitest";
import type { Project } from "../api/client";
import { inOrder, isShown } from "./project-order";

const project = (id: number, name: string, more: Partial<Project> = {}) =>
  ({ id, name, key: name, status: "active", ...more }) as Project;

const ids = (projects: Project[]) => projects.map(({ id }) => id);

it("puts starred projects first, the others as asked", () => {
  const all = [
    project(1, "Alder", { end_date: "2027-01-01" }),
    project(2, "Birch"),
    project(3, "Cedar", { end_date: "2026-12-01" }),
  ];
  expect(ids(inOrder(all, new Set([3])))).toEqual([3, 1, 2]);
  expect(ids(inOrder(all, new Set(), "end"))).toEqual([3, 1, 2]);
});

it("lists open ones, closed ones and templates apart", () => {
  const template = project(1, "Launch", { template: true });
  const closed = project(2, "Old", { status: "completed" });
  expect(isShown(template, "open")).toBe(false);
  expect(isShown(template, "templates")).toBe(true);
  expect([isShown(closed, "open"), isShown(closed, "closed")]).toEqual([false, true]);
});
