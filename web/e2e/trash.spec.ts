import { expect, type Page, test } from "@playwright/test";
import { isClean } from "./axe";
import { ben, enter, lastNotice, newProject, undo } from "./deck";

async function remove(page: Page, address: string) {
  const token = (await page.context().cookies()).find(({ name }) => name === "csrftoken")?.value ?? "";
  const gone = await page.context().request.delete(address, { headers: { "x-csrftoken": token } });
  expect(gone.status(), await gone.text()).toBe(204);
}

test("what was deleted is found, restored, and deleted again by undo", async ({ page }) => {
  const { key } = await newProject(page.context(), "Throw me away");
  await remove(page, `/api/tasks/${key}-1`);
  await page.goto(`/trash?noun=task&q=${encodeURIComponent("Throw me")}`);
  const row = page.getByRole("listitem").filter({ hasText: `${key}-1 Throw me away` });
  await expect(row).toContainText("Ada Lindqvist");
  await expect(row).toContainText("30 days left");
  await row.getByRole("button", { name: "Restore" }).click();
  await expect(row).toBeHidden();
  expect((await page.context().request.get(`/api/tasks/${key}-1`)).status()).toBe(200);
  await undo(page, `${key}-1 Throw me away restored`);
  await expect(row).toBeVisible();
});

test("the trash is searched by name, and the search is part of the address", async ({ page }) => {
  const { key } = await newProject(page.context(), `Red ${Date.now()}`, `Blue ${Date.now()}`);
  for (const number of [1, 2]) await remove(page, `/api/tasks/${key}-${number}`);
  await page.goto("/trash");
  await page.getByLabel("Search by name").fill("Blue");
  await expect(page).toHaveURL(/q=Blue/);
  await expect(page.getByText(`${key}-2 Blue`)).toBeVisible();
  await expect(page.getByText(`${key}-1 Red`)).toBeHidden();
  await page.getByLabel("Search by name").fill("no such thing at all");
  await expect(page.getByRole("heading", { name: "Nothing in the trash matches" })).toBeVisible();
});

test("who may not restore is told, and the thing stays", async ({ page, browser }) => {
  const { key } = await newProject(page.context(), "Not yours");
  await remove(page, `/api/tasks/${key}-1`);
  const other = await browser.newContext();
  await enter(other, ben);
  const his = await other.newPage();
  await his.goto("/trash?noun=task");
  const row = his.getByRole("listitem").filter({ hasText: `${key}-1 Not yours` });
  await row.getByRole("button", { name: "Restore" }).click();
  await expect(lastNotice(his)).toContainText("may not");
  await expect(row).toBeVisible();
  await other.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });
    test(`axe finds nothing in the trash, ${colorScheme}`, async ({ page }) => {
      const { key } = await newProject(page.context(), "Look at me");
      await remove(page, `/api/tasks/${key}-1`);
      await page.goto("/trash");
      await expect(page.getByText(`${key}-1 Look at me`)).toBeVisible();
      await isClean(page);
    });
  });
}
