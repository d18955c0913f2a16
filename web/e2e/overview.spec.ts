import { expect, test } from "@playwright/test";
import { isClean } from "./axe";
import { ask, ben, enter, newProject, undo } from "./deck";

test("the numbers are true now, and lead to the tasks that they count", async ({ page }) => {
  const { id, key } = await newProject(page.context(), "Dredge the basin", "Paint the crane");
  await page.goto(`/projects/${key}`);
  const done = page.getByRole("link", { name: /^Done \d+ of/ });
  await expect(done).toHaveText(/0 of 2/);
  const made = await ask<{ id: number }>(page.context(), "/api/tasks", {
    project_id: id,
    title: "Grease the winch",
    due_date: "2026-01-02",
  });
  await expect(done).toHaveText(/0 of 3/);
  await expect(page.getByRole("link", { name: /^Overdue/ })).toHaveText(/1/);
  await ask(page.context(), `/api/tasks/${made.id}/complete`, {});
  await expect(done).toHaveText(/1 of 3/);
  await expect(page.getByRole("link", { name: /^To do/ })).toHaveText(/2/);
  await done.click();
  await expect(page).toHaveURL(new RegExp(`/projects/${key}/list\\?q=status`));
});

test("the status has its verbs, and each can be undone", async ({ page }) => {
  const { key } = await newProject(page.context());
  await page.goto(`/projects/${key}`);
  await page.getByRole("button", { name: /^Status: Planning/ }).click();
  await page.getByRole("menuitem", { name: "Start" }).click();
  await expect(page.getByRole("button", { name: /^Status: Active/ })).toBeVisible();
  await undo(page, /Active/);
  await expect(page.getByRole("button", { name: /^Status: Planning/ })).toBeVisible();
});

test("what is due next, who has how much, and milestones", async ({ page }) => {
  const { id, key } = await newProject(page.context());
  const milestone = await ask<{ id: number }>(page.context(), "/api/milestones", {
    project_id: id,
    name: "Harbour open",
    due_date: "2027-05-01",
  });
  const session = await page.context().request.get("/api/session");
  const me = (await session.json()).user.id;
  await ask(page.context(), "/api/tasks", {
    project_id: id,
    title: "Set the buoys",
    due_date: "2027-04-01",
    assignee_ids: [me],
    milestone_id: milestone.id,
  });
  await page.goto(`/projects/${key}`);
  await expect(page.getByRole("link", { name: /Set the buoys/ }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: /Harbour open.*0 of 1/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /Ada.*1 open/ })).toBeVisible();
});

test("who does not lead reads, and changes nothing", async ({ page }) => {
  const { key } = await newProject(page.context());
  await page.context().clearCookies();
  await enter(page.context(), ben);
  await page.goto(`/projects/${key}`);
  await expect(page.getByRole("heading", { name: `Trial ${key}`, level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Status:/ })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Manage" })).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`axe finds nothing, ${colorScheme}`, () => {
    test.slow();
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });
    test("overview", async ({ page }) => {
      await enter(page.context());
      await page.goto("/projects/WEB");
      await expect(page.getByRole("heading", { name: "Workload" })).toBeVisible();
      await expect(page.getByRole("link", { name: /Mira/ }).first()).toBeVisible();
      await isClean(page);
    });
  });
}
