import { expect, it } from "vitest";
import { taskIn } from "./named";

it("knows the task that a link leads to, by number or by id", () => {
  expect(taskIn("/tasks/WEB-12")).toBe("WEB-12");
  expect(taskIn("/tasks/12?as_of=2026-01-01")).toBe("12");
  expect(taskIn("/projects/WEB/list?q=task%3A4&task=31")).toBe("31");
  expect(taskIn("/?task=7")).toBe("7");
});

it("takes no other link for one", () => {
  for (const href of [
    "/tasks",
    "/projects/WEB/board",
    "/?task=",
    "/?task=new",
    "https://elsewhere.example/tasks/1",
  ])
    expect(taskIn(href)).toBeNull();
});
