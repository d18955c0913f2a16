import { expect, type Locator, type Page, test } from "@playwright/test";
import { ask, enter, newPerson, newProject, type Project, token, undo } from "./deck";

/** A new project's first task, as a page. */
async function openTask(page: Page, ...titles: string[]): Promise<Project> {
  const project = await newProject(page.context(), ...titles);
  await page.goto(`/tasks/${project.key}-1`);
  await expect(page.getByLabel("Title")).toBeVisible();
  return project;
}

const part = (page: Page, name: string): Locator => page.getByRole("region", { name, exact: true });

/** The way back that the toast with these words offers. */
async function items<T>(page: Page, path: string): Promise<T[]> {
  return (await (await page.request.get(path)).json()).items;
}

test("a comment that was sent and a reaction are taken back", async ({ page }) => {
  await openTask(page, "Talk");
  await page.keyboard.press("m");
  await page.getByRole("textbox", { name: "Comment" }).pressSequentially("Too soon");
  await page.keyboard.press("Control+Enter");
  const said = page.getByRole("article", { name: /Comment by Ada/ });
  await said.getByRole("button", { name: /React to/ }).click();
  await page.getByRole("button", { name: "🎉" }).click();
  await expect(said.getByRole("button", { name: /🎉 by Ada/ })).toBeVisible();
  await undo(page, "You reacted with 🎉");
  await expect(said.getByRole("button", { name: /🎉 by Ada/ })).toBeHidden();
  await undo(page, "Comment sent");
  await expect(said).toBeHidden();
  await page.reload();
  await expect(page.getByLabel("Title")).toBeVisible();
  await expect(said).toBeHidden();
});

test("a clock that was stopped runs on; one that was started gives way to the one before", async ({
  page,
}) => {
  const me = newPerson("Tim");
  const { key, id } = await newProject(page.context(), "One", "Other");
  await ask(page.context(), `/api/projects/${id}/add-member`, { user_id: me.id, role: "member" });
  await enter(page.context(), me);
  const time = part(page, "Time");
  await page.goto(`/tasks/${key}-1`);
  await page.getByLabel("Remaining").fill("3");
  await page.getByLabel("Remaining").press("Enter");
  await time.getByRole("button", { name: "Start timer" }).click();
  await expect(time.getByText(/0:00:0[2-9]/)).toBeVisible();
  await time.getByRole("button", { name: "Stop" }).click();
  await expect(time.getByRole("button", { name: "Start timer" })).toBeVisible();
  await undo(page, /Time on .*-1 logged/);
  await expect(time.getByText(/0:00:[0-5][2-9]/)).toBeVisible(); // since it was started, not since now
  const [first] = await items<{ remaining_hours: number }>(page, `/api/tasks?project_id=${id}&sort=number`);
  expect(first?.remaining_hours).toBe(3);
  await page.goto(`/tasks/${key}-2`);
  await time.getByRole("button", { name: "Start timer" }).click();
  const resumed = page.waitForResponse((answer) => answer.url().endsWith("/resume") && answer.ok());
  await undo(page, `Timer on ${key}-2 started`);
  await resumed;
  await expect(time.getByRole("button", { name: "Start timer" })).toBeVisible();
  await page.goto(`/tasks/${key}-1`);
  await expect(time.getByRole("button", { name: "Stop" })).toBeVisible();
});

test("a file, a restored task and a link to an issue go back", async ({ page }) => {
  const { id, key } = await openTask(page, "Files");
  const [task] = await items<{ id: number }>(page, `/api/tasks?project_id=${id}`);
  const issue = await ask<{ id: number; reference: string }>(page.context(), "/api/issues", {
    project_id: id,
    title: "Leak",
  });
  await ask(page.context(), "/api/links", { link_type: "causes", issue_id: issue.id, to_task_id: task?.id });
  await page.reload();
  const links = part(page, "Links");
  await links.getByRole("button", { name: `Remove the link with ${issue.reference}` }).click();
  await expect(links.getByText("Leak")).toBeHidden();
  await undo(page, `Link with ${issue.reference} removed`);
  await expect(links.getByText("Leak")).toBeVisible();
  const files = part(page, "Files");
  await files
    .locator("input[type=file]")
    .setInputFiles({ name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("by noon") });
  await expect(files.getByRole("link", { name: /plan.txt/ })).toBeVisible();
  await undo(page, "plan.txt attached");
  await expect(files.getByRole("link")).toHaveCount(0);
  await page.request.delete(`/api/tasks/${task?.id}`, { headers: await token(page.context()) });
  await page.getByRole("button", { name: "Restore" }).click();
  await undo(page, `${key}-1 restored`);
  await expect(page.getByRole("alert")).toContainText("was deleted");
});

test("a new view and a new project are taken back", async ({ page }) => {
  const { key } = await newProject(page.context(), "Paint the hull");
  await page.goto(`/projects/${key}/list?q=hull`);
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: /Save as a new view/ }).click();
  await page.getByLabel("Name", { exact: true }).fill("Hasty");
  await page.getByRole("button", { name: "Save the view" }).click();
  await expect(page).toHaveURL(/view=\d+/);
  await undo(page, "View “Hasty” saved");
  await page.getByRole("button", { name: "Views" }).click();
  await expect(page.getByRole("menuitem", { name: /Save as a new view/ })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Hasty" })).toHaveCount(0);
  await page.keyboard.press("Escape");

  await page.goto("/projects");
  await page.getByRole("button", { name: "New project" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(`Hasty ${key}`);
  await dialog.getByLabel("Key").fill(`H${key}`.slice(0, 10));
  await dialog.getByRole("button", { name: "Create project" }).click();
  await expect(page).toHaveURL(/\/board/);
  await undo(page, `Project Hasty ${key} created`);
  await expect(page).toHaveURL(/\/projects$/);
  await expect(page.getByRole("main").getByText(`Hasty ${key}`)).toHaveCount(0);
});

test("all notices that were read are unread again, not only those that were loaded", async ({ page }) => {
  const me = newPerson("Nora");
  const { id } = await newProject(page.context());
  const titles = Array.from({ length: 60 }, (_, at) => ({ project_id: id, title: `Task ${at}` }));
  for (const each of titles) await ask(page.context(), "/api/tasks", { ...each, assignee_ids: [me.id] });
  await enter(page.context(), me);
  const unread = async () =>
    (await (await page.request.get("/api/notifications?read_at=none&limit=1&count=true")).json()).count;
  await expect.poll(unread).toBe(60);
  await page.goto("/inbox");
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect.poll(unread).toBe(0);
  await undo(page, "All marked as read");
  await expect.poll(unread).toBe(60);
});

test("a notice that was read and put aside by mistake is a read one again", async ({ page }) => {
  const me = newPerson("Rita");
  const { id } = await newProject(page.context());
  await ask(page.context(), "/api/tasks", { project_id: id, title: "Read this", assignee_ids: [me.id] });
  await enter(page.context(), me);
  const notices = () => items<{ id: number; read_at?: string }>(page, "/api/notifications");
  await expect.poll(async () => (await notices()).length).toBe(1);
  const [notice] = await notices();
  await ask(page.context(), `/api/notifications/${notice?.id}/mark-read`, {});
  await page.goto("/inbox?show=all");
  await page.getByRole("main").getByRole("button", { name: "Read this Ada" }).focus();
  await page.keyboard.press("h");
  await page.getByRole("menuitem", { name: /^Tomorrow/ }).click();
  const isRead = async () => Boolean((await notices())[0]?.read_at);
  await expect.poll(isRead).toBe(false);
  await undo(page, /Snoozed until/);
  await expect.poll(isRead).toBe(true);
});
