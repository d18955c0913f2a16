import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { isClean } from "./axe";
import { ask, lastNotice, newProject, undo } from "./deck";

const day = (after: number) => new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10);

async function mine(context: BrowserContext, title: string, more: object = {}) {
  const { id } = await newProject(context);
  const me = await (await context.request.get("/api/session")).json();
  return ask<{ reference: string }>(context, "/api/tasks", {
    project_id: id,
    title,
    assignee_ids: [me.user.id],
    ...more,
  });
}

/** A title that no other task has, whatever an earlier run left behind. */
const titled = (title: string) => `${title} ${Date.now().toString(36)}`;

const row = (page: Page, title: string) => page.getByRole("link", { name: title, exact: true });

const section = (page: Page, name: string) => page.getByRole("region", { name });

test("what is mine stands under what is true today, and is put off by a key", async ({ page }) => {
  const title = titled("Call the harbour");
  const { reference } = await mine(page.context(), title, { due_date: day(-2) });
  await page.goto("/");
  await expect(section(page, "Overdue").getByRole("link", { name: title })).toBeVisible();
  await row(page, title).focus();
  await page.keyboard.press("d");
  await expect(lastNotice(page)).toContainText(`${reference} is due`);
  await expect(section(page, "Next 7 days").getByRole("link", { name: title })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(section(page, "Overdue").getByRole("link", { name: title })).toBeVisible();
});

test("a task is completed by X, and comes back by undo", async ({ page }) => {
  const title = titled("Oil the winch");
  const { reference } = await mine(page.context(), title, { due_date: day(0) });
  await page.goto("/");
  await row(page, title).focus();
  await page.keyboard.press("x");
  await expect(section(page, "Done in the last 7 days").getByRole("link", { name: title })).toBeVisible();
  await undo(page, `${reference} completed`);
  await expect(section(page, "Today").getByRole("link", { name: title })).toBeVisible();
});

test("a row opens beside the list, at an address of its own, and J goes on", async ({ page }) => {
  const title = titled("Read the chart");
  await mine(page.context(), title, { due_date: "2001-01-01" });
  await page.goto("/");
  await row(page, title).press("Enter");
  await expect(page.getByRole("complementary").getByLabel("Title")).toHaveValue(title);
  await expect(page).toHaveURL(/task=\d+/);
  const before = page.url();
  await page.keyboard.press("j");
  await expect(page).not.toHaveURL(before);
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/task=/);
});

test("a task of mine is added in one line, into the project that was used last", async ({ page }) => {
  const project = await newProject(page.context());
  await page.goto(project.board);
  await expect(page.locator("[data-board]")).toBeVisible();
  const title = titled("Order rope");
  await page.goto("/");
  await page.getByLabel("Add a task of yours").fill(title);
  await page.reload();
  await expect(page.getByLabel("Add a task of yours")).toHaveValue(title);
  await page.getByLabel("Add a task of yours").press("Enter");
  await expect(lastNotice(page)).toContainText(`${project.key}-1 added`);
  await expect(row(page, title)).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`axe finds nothing, ${colorScheme}`, () => {
    test.slow();
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("my work and its panel", async ({ page }) => {
      const title = titled("Look closely");
      await mine(page.context(), title, { due_date: day(0) });
      await page.goto("/");
      await expect(row(page, title)).toBeVisible();
      await isClean(page);
      await row(page, title).click();
      await expect(page.getByRole("complementary").getByLabel("Title")).toBeVisible();
      await isClean(page);
    });

    test("the projects", async ({ page }) => {
      await newProject(page.context());
      await page.goto("/projects");
      await expect(page.getByRole("table")).toBeVisible();
      await isClean(page);
    });
  });
}
