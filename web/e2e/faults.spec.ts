// A browser with JavaScript errors says what happened and what to do, and goes on.
import { expect, test } from "@playwright/test";
import { lastNotice, newBoard, newProject, quickAdd } from "./deck";

test("a handler that fails is told, once, and what was typed stays", async ({ page }) => {
  await newBoard(page, "Still here");
  await quickAdd(page, "To do").fill("Half a title");
  await page.evaluate(() => {
    for (let time = 0; time < 3; time += 1) void Promise.reject(new Error("the gears are stuck"));
    setTimeout(() => {
      throw new Error("the lever is broken");
    });
  });
  await expect(page.getByTestId("notice").filter({ hasText: "the lever is broken" })).toBeVisible();
  await expect(page.getByTestId("notice").filter({ hasText: "the gears are stuck" })).toHaveCount(1);
  await expect(lastNotice(page)).toContainText("load the page anew");
  await page.reload();
  await expect(quickAdd(page, "To do")).toHaveValue("Half a title");
});

test("a screen that cannot be drawn says so, and can be tried again", async ({ page }) => {
  const { key } = await newProject(page.context(), "Unseen");
  await page.route("**/api/projects?*", (route) => route.fulfill({ json: { items: [null], next: null } }));
  await page.goto(`/projects/${key}`);
  await expect(page.getByRole("heading", { name: "This screen ran into a problem" })).toBeVisible();
  await page.unroute("**/api/projects?*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: `Trial ${key}` })).toBeVisible();
});
