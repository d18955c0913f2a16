// The projects as a table, as cards and along time.
import { expect, type Page, test } from "@playwright/test";
import { fits, isClean, onEveryScreen } from "./axe";
import { ask, enter, newProject } from "./deck";

const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);

async function patched(page: Page, id: number, data: object) {
  const token = (await page.context().cookies()).find(({ name }) => name === "csrftoken")?.value ?? "";
  const answer = await page.request.patch(`/api/projects/${id}`, { data, headers: { "X-CSRFToken": token } });
  expect(answer.ok()).toBe(true);
}

test("health, progress, owner and budget are told of each project, and what is late counts", async ({
  page,
}) => {
  const { id, key } = await newProject(page.context(), "One", "Two");
  await ask(page.context(), "/api/tasks", { project_id: id, title: "Late", due_date: day(-3) });
  const done = await ask<{ id: number }>(page.context(), "/api/tasks", { project_id: id, title: "Done" });
  await ask(page.context(), `/api/tasks/${done.id}/complete`, {});
  await patched(page, id, { budget: "12000", currency: "EUR" });
  await page.goto(`/projects?q=${key}`);
  const row = page.getByRole("row", { name: `Trial ${key}` });
  await expect(row).toContainText("1 overdue");
  await expect(row).toContainText("1/4");
  await expect(row).toContainText("€0 of €12,000");
  await page.getByText("Cards", { exact: true }).click();
  await expect(page).toHaveURL(/layout=cards/);
  const card = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: `Trial ${key}` });
  await expect(card).toContainText("1 overdue");
  await expect(card).toContainText("€0 of €12,000");
  await card.getByRole("button", { name: "Star" }).click();
  await card.getByRole("link", { name: `Trial ${key}` }).click();
  await expect(page).toHaveURL(new RegExp(`/projects/${key}/board`));
});

test("projects stand along the months from their start to their end", async ({ page }) => {
  const long = await newProject(page.context());
  const short = await newProject(page.context());
  const none = await newProject(page.context());
  await patched(page, long.id, { start_date: day(-30), end_date: day(60) });
  await patched(page, short.id, { start_date: day(10), end_date: day(20) });
  await page.goto("/projects?layout=timeline");
  const bar = (key: string) =>
    page
      .getByRole("listitem")
      .filter({ hasText: `Trial ${key}` })
      .getByRole("img", { name: /to .*tasks done/ });
  const [longer, shorter] = [await bar(long.key).boundingBox(), await bar(short.key).boundingBox()];
  expect(longer && shorter && longer.width / shorter.width).toBeCloseTo(91 / 11, 0);
  expect(longer && shorter && shorter.x - longer.x).toBeGreaterThan(0);
  await expect(page.getByRole("heading", { name: "Without dates" })).toBeVisible();
  await expect(bar(none.key)).toBeHidden();
});

onEveryScreen("axe finds nothing on the projects as cards and along time, and they fit", async (page) => {
  await enter(page.context());
  for (const layout of ["cards", "timeline"]) {
    await page.goto(`/projects?layout=${layout}`);
    await expect(page.getByRole("main").getByRole("link", { name: "Museum guide" })).toBeVisible();
    await isClean(page);
    await fits(page);
  }
});
