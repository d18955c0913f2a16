import { expect, it } from "vitest";
import { intoSections, type MyTask } from "./sections";

let made = 0;
function task(title: string, more: Partial<MyTask> = {}): MyTask {
  made += 1;
  return { id: made, version: 1, title, project_id: 1, status: "todo", state: "To do", ...more };
}

const day = "2026-11-23";
const titles = (tasks: readonly MyTask[]) => tasks.map(({ title }) => title);

it("puts each open task into the one section that is true today", () => {
  const sections = intoSections(
    [
      task("late", { due_date: "2026-11-22" }),
      task("now", { due_date: day }),
      task("within a week", { due_date: "2026-11-30" }),
      task("after a week", { due_date: "2026-12-01" }),
      task("some day"),
      task("done", { status: "done", due_date: day }),
    ],
    day,
  );
  expect(Object.fromEntries(Object.entries(sections).map(([name, tasks]) => [name, titles(tasks)]))).toEqual({
    overdue: ["late"],
    today: ["now"],
    next: ["within a week"],
    later: ["after a week", "some day"],
    waiting: [],
  });
});

it("lets what waits for others wait, however late it is", () => {
  const late = { due_date: "2026-11-01" };
  const { waiting, overdue } = intoSections(
    [
      task("a dependency is open", { ...late, open_blockers: 1, is_blocked: true }),
      task("blocked", { ...late, status: "blocked" }),
    ],
    day,
  );
  expect(titles(waiting)).toEqual(["a dependency is open", "blocked"]);
  expect(overdue).toEqual([]);
});
