import { expect, type Page, test } from "@playwright/test";
import { enter, newProject } from "./deck";

async function chooseCompact(page: Page) {
  await page.evaluate(() => localStorage.setItem("quarterdeck:density", "compact"));
  await page.reload();
}

const height = async (page: Page, row: string) => (await page.locator(row).first().boundingBox())?.height;

test("a list's rows are as high as the density says, and stand one below the other", async ({ page }) => {
  const { key } = await newProject(page.context(), "One", "Two");
  await page.goto(`/projects/${key}/list`);
  await expect(page.locator("[data-open]")).toHaveCount(2);
  expect(await height(page, "[data-id]")).toBe(38);
  await chooseCompact(page);
  await expect(page.locator("[data-open]")).toHaveCount(2);
  expect(await height(page, "[data-id]")).toBe(30);
  const [one, two] = await Promise.all([0, 1].map((at) => page.locator("[data-id]").nth(at).boundingBox()));
  expect((two?.y ?? 0) - (one?.y ?? 0)).toBe(30);
});

for (const [where, row] of [
  ["/projects", "main tbody tr"],
  ["/projects/WEB/calendar", ".fc-event"],
  ["/tasks/WEB-1", "main [class*=fact]:has(label)"],
] as const) {
  test(`compact is closer at ${where}`, async ({ page }) => {
    await enter(page.context());
    await page.goto(where);
    await expect(page.locator(row).first()).toBeVisible();
    const before = (await height(page, row)) ?? 0;
    await chooseCompact(page);
    await expect(page.locator(row).first()).toBeVisible();
    expect(await height(page, row)).toBeLessThan(before);
  });
}
