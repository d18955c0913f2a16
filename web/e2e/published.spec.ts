import { type Browser, type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import { isClean } from "./axe";
import { ask, ben, enter, lastNotice, newProject, type Project } from "./deck";

const SCRIPT = "<img src=x onerror=document.title=1>";

interface View {
  id: number;
  project: Project;
}

/** A view of a new project's tasks, which are due, and one of which would like to be a script. */
async function newView(page: Page, layout = "list", more: object = {}): Promise<View> {
  const project = await newProject(page.context(), SCRIPT);
  const tasks = [
    { title: "Sand the deck", due_date: "2027-03-04", estimated_hours: 2.5, priority: "high" },
    { title: "Paint the hull", priority: "low" },
  ];
  for (const task of tasks) await ask(page.context(), "/api/tasks", { project_id: project.id, ...task });
  const { id } = await ask<View>(page.context(), "/api/saved_views", {
    name: "Before launch",
    noun: "task",
    project_id: project.id,
    layout,
    ...more,
  });
  return { id, project };
}

/** Publishes through the API, for what is not about the dialog. */
async function published(page: Page, layout: string, fields: string[], more: object = {}): Promise<string> {
  const { id } = await newView(page, layout, more);
  const path = `/api/saved_views/${id}/publish`;
  return `/published/${(await ask<{ secret: string }>(page.context(), path, { fields })).secret}`;
}

/** Somebody who has no account, and what their browser asks for and complains of. */
async function stranger(browser: Browser, options: BrowserContextOptions = {}) {
  const page = await (await browser.newContext(options)).newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  page.on("websocket", (socket) => asked.push(new URL(socket.url()).pathname));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  return { page, asked, complaints };
}

async function openDialog(page: Page, item: string) {
  await page.getByRole("button", { name: /^View: Before launch/ }).click();
  await page.getByRole("menuitem", { name: item }).click();
  return page.getByRole("dialog");
}

test("a view is published with chosen fields, read by a stranger, and taken back", async ({
  page,
  browser,
}) => {
  const { id, project } = await newView(page);
  await page.goto(`/projects/${project.key}/list?view=${id}`);
  const dialog = await openDialog(page, "Publish…");
  await expect(dialog).toContainText("without an account and without signing in");
  await dialog.getByLabel("Priority").uncheck();
  await dialog.getByLabel("Estimate").check();
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  const link = await dialog.getByRole("textbox", { name: "The link" }).inputValue();
  await expect(dialog).toContainText(/Published since .* by Ada Lindqvist/);

  const { page: outside, asked, complaints } = await stranger(browser, { locale: "de-DE" });
  await outside.goto(link);
  await expect(outside.getByRole("heading", { name: "Before launch", level: 1 })).toBeVisible();
  await expect(outside.getByText(`Trial ${project.key}`)).toBeVisible();
  const row = outside.getByRole("row", { name: "Sand the deck" });
  await expect(row).toContainText("4. März 2027");
  await expect(row).toContainText("2,5");
  await expect(outside.getByRole("columnheader", { name: "Priorität" })).toHaveCount(0);
  await expect(outside.getByText(SCRIPT)).toBeVisible();
  await expect(outside).toHaveTitle(/^Before launch/);
  expect(complaints).toEqual([]);
  const elsewhere = asked.filter((path) => path.startsWith("/api/"));
  expect([...new Set(elsewhere)]).toEqual([`/api${new URL(link).pathname}`]);

  const confirm = page.getByRole("dialog", { name: "Take back" });
  await dialog.getByRole("button", { name: "Take back" }).click();
  await expect(confirm.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(confirm).toHaveCount(0);
  await expect(dialog.getByRole("textbox", { name: "The link" })).toHaveValue(link);
  await dialog.getByRole("button", { name: "Take back" }).click();
  await expect(confirm).toContainText("never works again");
  await confirm.getByRole("button", { name: "Take back" }).click();
  await expect(lastNotice(page)).toContainText("published no more");
  await outside.reload();
  await expect(outside.getByRole("heading", { name: "Hinter diesem Link ist nichts" })).toBeVisible();
  await expect(outside.getByText("Sand the deck")).toHaveCount(0);
  await outside.context().close();
});

test("a published view is marked for all who see it, and published anew its first link ends", async ({
  page,
  browser,
}) => {
  const { id, project } = await newView(page, "list", { shared: true });
  const path = `/api/saved_views/${id}/publish`;
  const { secret } = await ask<{ secret: string }>(page.context(), path, { fields: ["title"] });
  await page.goto(`/projects/${project.key}/list?view=${id}`);
  const dialog = await openDialog(page, "Published…");
  await expect(dialog).toContainText("is kept nowhere");
  await expect(dialog.getByLabel("Title")).toBeChecked();
  await expect(dialog.getByLabel("State")).not.toBeChecked();
  await dialog.getByRole("button", { name: "Publish with a new link" }).click();
  const link = await dialog.getByRole("textbox", { name: "The link" }).inputValue();
  expect((await page.context().request.get(`/api/published/${secret}`)).status()).toBe(404);
  expect((await page.context().request.get(`/api${new URL(link).pathname}`)).status()).toBe(200);

  const other = await (await browser.newContext()).newPage();
  await enter(other.context(), ben);
  await other.goto(`/projects/${project.key}/list?view=${id}`);
  await other.getByRole("button", { name: "View: Before launch" }).click();
  await expect(other.getByRole("menuitem", { name: /Before launch.*published/ })).toBeVisible();
  await expect(other.getByRole("menuitem", { name: /^Publish/ })).toHaveCount(0);
  await other.context().close();
});

test("a board is shown as a board, with the states that nothing is in", async ({ page, browser }) => {
  const link = await published(page, "board", ["title", "state", "priority"]);
  const { page: outside } = await stranger(browser);
  await outside.goto(link);
  await expect(outside.getByRole("heading", { name: /^To do/, level: 2 })).toBeVisible();
  await expect(outside.getByRole("heading", { name: /^Done/, level: 2 })).toBeVisible();
  await expect(outside.getByRole("article").filter({ hasText: "Sand the deck" })).toContainText("High");
  await outside.context().close();
});

test("a view that finds nothing says so", async ({ page, browser }) => {
  const link = await published(page, "list", ["title"], { query: "state:Done" });
  const { page: outside } = await stranger(browser);
  await outside.goto(link);
  await expect(outside.getByRole("heading", { name: "Nothing is in this list at the moment" })).toBeVisible();
  await outside.context().close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in publishing and in what is published, ${colorScheme}`, async ({
    page,
    browser,
  }) => {
    test.slow();
    const fields = ["reference", "title", "state", "priority", "task_type", "due_date", "assignee_ids"];
    const list = await published(page, "list", fields, { group_by: "priority" });
    const board = await published(page, "board", fields);
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      const { page: outside } = await stranger(browser, { colorScheme, viewport });
      for (const [address, seen] of [
        [list, "Before launch"],
        [board, "Before launch"],
        ["/published/never-was", "There is nothing behind this link"],
      ] as const) {
        await outside.goto(address);
        await expect(outside.getByRole("heading", { name: seen, level: 1 })).toBeVisible();
        await isClean(outside);
        const wide = await outside.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        expect(wide, `${address} is wider than ${viewport.width}`).toBe(false);
      }
      await outside.context().close();
    }

    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { id, project } = await newView(page, "list", { shared: true });
    await page.goto(`/projects/${project.key}/list?view=${id}`);
    await page.getByRole("button", { name: /^View: Before launch/ }).click();
    await page.getByRole("menuitem", { name: /^Before launch/ }).hover();
    await isClean(page);
    await page.keyboard.press("Escape");
    const dialog = await openDialog(page, "Publish…");
    await isClean(page);
    await dialog.getByRole("button", { name: "Publish", exact: true }).click();
    await expect(dialog.getByRole("textbox", { name: "The link" })).toBeVisible();
    await isClean(page);
  });
}
