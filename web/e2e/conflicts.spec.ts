// Two people change one thing at once: both values are shown, and one is chosen. Whatever the field, and wherever it is.
import { type BrowserContext, expect, type Page, type Route, test } from "@playwright/test";
import { ben, cardTitled, enter, lastNotice, newProject, type Project, token } from "./deck";

test.beforeEach(() => test.slow()); // two accounts at once

const patch = async (context: BrowserContext, path: string, data: object) => {
  const answer = await context.request.patch(path, { data, headers: await token(context) });
  expect(answer.ok(), await answer.text()).toBe(true);
};

const contested = (page: Page) => page.getByRole("region", { name: "Changed by two people" });

async function taskOf(page: Page, { id }: Project) {
  const answer = await page.request.get(`/api/tasks?project_id=${id}`);
  return (await answer.json()).items[0];
}

test("a fact that is typed while another changes it", async ({ page, browser }) => {
  const project = await newProject(page.context(), "Two estimates");
  const task = await taskOf(page, project);
  const other = await browser.newContext();
  await enter(other, ben);
  await page.goto(`/tasks/${task.id}`);
  const points = page.getByLabel("Story points");
  await points.fill("8");
  await patch(other, `/api/tasks/${task.id}`, { story_points: 3, priority: "high" });
  await expect(page.getByRole("combobox", { name: "Priority" })).toHaveValue("High");
  await expect(points).toHaveValue("8");
  await points.press("Enter");
  await expect(contested(page)).toContainText("the story points");
  await expect(contested(page)).toContainText("8");
  await expect(contested(page)).toContainText("3");
  await page.getByRole("button", { name: "Keep theirs" }).click();
  await expect(contested(page)).toBeHidden();
  await expect(points).toHaveValue("3");
  // Chosen upon what is there now, one's own goes over it, and is no conflict with oneself.
  await points.fill("5");
  await points.press("Enter");
  await points.fill("13");
  await points.press("Enter");
  await expect.poll(async () => (await taskOf(page, project)).story_points).toBe(13);
  await expect(contested(page)).toBeHidden();
  await other.close();
});

test("a choice made without a server, and another one meanwhile", async ({ page, browser }) => {
  const project = await newProject(page.context(), "Two priorities");
  const task = await taskOf(page, project);
  const other = await browser.newContext();
  await enter(other, ben);
  await page.goto(`/tasks/${task.id}`);
  const writes = (route: Route) => (route.request().method() === "PATCH" ? route.abort() : route.fallback());
  await page.route("**/api/tasks/*", writes);
  const priority = page.getByRole("combobox", { name: "Priority" });
  await priority.click();
  await page.getByRole("option", { name: "Highest" }).click();
  await expect(page.getByText("1 change is kept here")).toBeVisible();
  await patch(other, `/api/tasks/${task.id}`, { priority: "low", title: "Two priorities, renamed" });
  await expect(page.getByRole("heading", { name: "Two priorities, renamed", level: 1 })).toBeAttached();
  await expect(priority).toHaveValue("Highest");
  await page.unroute("**/api/tasks/*", writes);
  await expect(contested(page)).toContainText("Highest");
  await expect(contested(page)).toContainText("Low");
  await page.getByRole("button", { name: "Keep yours" }).click();
  await expect.poll(async () => (await taskOf(page, project)).priority).toBe("highest");
  await other.close();
});

test("a cell of the list", async ({ page, browser }) => {
  const project = await newProject(page.context(), "Two titles");
  const task = await taskOf(page, project);
  const other = await browser.newContext();
  await enter(other, ben);
  await page.goto(`/projects/${project.key}/list`);
  await page.getByRole("button", { name: /^Edit the title/ }).click();
  const title = page.getByRole("textbox", { name: "Title" });
  await title.fill("Ada's title");
  await patch(other, `/api/tasks/${task.id}`, { title: "Ben's title", story_points: 2 });
  await expect(page.locator('[role=row] [data-column="points"]').last()).toHaveText("2");
  await title.press("Enter");
  await expect(contested(page)).toContainText("Ada's title");
  await expect(contested(page)).toContainText("Ben's title");
  await page.getByRole("button", { name: "Keep yours" }).click();
  await expect(page.getByRole("link", { name: "Ada's title" })).toBeVisible();
  await expect.poll(async () => (await taskOf(page, project)).title).toBe("Ada's title");
  await other.close();
});

test("a project's description, also after a reload", async ({ page, browser }) => {
  const project = await newProject(page.context());
  const other = await browser.newContext();
  await enter(other, ben);
  await page.goto(`/projects/${project.key}`);
  await page.getByRole("button", { name: "Add a description" }).click();
  await page.getByRole("textbox", { name: "Description" }).pressSequentially("What Ada says");
  await page.waitForTimeout(500); // a draft is kept after a pause
  const admin = await page.request.get(`/api/projects/${project.id}`);
  await patch(page.context(), `/api/projects/${project.id}`, { description: "What was said meanwhile" });
  expect((await admin.json()).description ?? "").toBe("");
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Description" })).toHaveText("What Ada says");
  await page.getByRole("button", { name: "Save" }).click();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("What Ada says");
  await expect(alert).toContainText("What was said meanwhile");
  await page.getByRole("button", { name: "Keep yours" }).click();
  await expect(alert).toBeHidden();
  await expect(page.getByText("What Ada says")).toBeVisible();
  await other.close();
});

test("a project's setting", async ({ page }) => {
  const project = await newProject(page.context());
  await page.goto(`/projects/${project.key}/settings`);
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("Ada's name");
  await patch(page.context(), `/api/projects/${project.id}`, { name: "Renamed elsewhere" });
  await expect(page.getByRole("link", { name: "Renamed elsewhere" }).first()).toBeVisible();
  await name.press("Enter");
  await expect(contested(page)).toContainText("Ada's name");
  await expect(contested(page)).toContainText("Renamed elsewhere");
  await page.getByRole("button", { name: "Keep theirs" }).click();
  await expect(name).toHaveValue("Renamed elsewhere");
});

test("a card that two people give a priority", async ({ page, browser }) => {
  const project = await newProject(page.context(), "Two minds");
  const task = await taskOf(page, project);
  const other = await browser.newContext();
  await enter(other, ben);
  await page.goto(project.board);
  const writes = (route: Route) => (route.request().method() === "PATCH" ? route.abort() : route.fallback());
  await page.route("**/api/tasks/*", writes);
  await cardTitled(page, "Two minds").getByRole("link").focus();
  await page.keyboard.press("p");
  await page.getByRole("menuitemradio", { name: "High", exact: true }).click();
  await expect(page.getByText("1 change is kept here")).toBeVisible();
  await patch(other, `/api/tasks/${task.id}`, { priority: "low" });
  await page.unroute("**/api/tasks/*", writes);
  await expect(contested(page)).toContainText("High");
  await expect(contested(page)).toContainText("Low");
  await page.getByRole("button", { name: "Keep yours" }).click();
  await expect.poll(async () => (await taskOf(page, project)).priority).toBe("high");
  await other.close();
});

test("an item that is taken back leaves the one that another added meanwhile", async ({ page, browser }) => {
  const project = await newProject(page.context(), "Pack");
  const task = await taskOf(page, project);
  const other = await browser.newContext();
  await enter(other, ben);
  await page.goto(`/tasks/${task.id}`);
  await page.getByLabel("Add an item").fill("Rope");
  await page.getByLabel("Add an item").press("Enter");
  await expect(page.getByRole("checkbox", { name: "Rope" })).toBeVisible();
  const both = [{ text: "Rope" }, { text: "Lamp" }];
  await expect.poll(async () => (await taskOf(page, project)).checklist).toHaveLength(1);
  await patch(other, `/api/tasks/${task.id}`, { checklist: both });
  await expect(page.getByRole("checkbox", { name: "Lamp" })).toBeVisible();
  await lastNotice(page).getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("checkbox", { name: "Rope" })).toBeHidden();
  await expect(page.getByRole("checkbox", { name: "Lamp" })).toBeVisible();
  await expect.poll(async () => (await taskOf(page, project)).checklist).toMatchObject([{ text: "Lamp" }]);
  await other.close();
});
