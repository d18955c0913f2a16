import { expect, test } from "@playwright/test";
import { fits, isClean } from "./axe";
import { enter, newProject } from "./deck";

test("an unknown address and an unknown task keep the frame, and there is a way on", async ({ page }) => {
  await enter(page.context());
  for (const where of ["/nowhere/at/all", "/projects/NONE/board", "/tasks/WEB-99999"]) {
    await page.goto(where);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
    await expect(page.getByRole("main")).toHaveCount(1);
    await isClean(page);
    await page.getByRole("main").getByRole("link", { name: "Go to projects" }).click();
    await expect(page).toHaveURL(/\/projects$/);
  }
});

test("the audit log says what the system did, by name and without numbers", async ({ page }) => {
  await enter(page.context());
  await page.goto("/admin?part=audit&noun=setting");
  const line = page.getByRole("list", { name: "Audit log" }).getByRole("listitem").last();
  await expect(line).toContainText("changed the settings");
  await expect(line).not.toContainText("#0");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, locale: "de-DE" });

  test("a task's facts stand before its long parts", async ({ page }) => {
    const { key } = await newProject(page.context(), "Kurz gesagt");
    await page.goto(`/tasks/${key}-1`);
    const due = await page.getByLabel("Fällig").boundingBox();
    const checklist = await page.getByRole("heading", { name: "Checkliste" }).boundingBox();
    expect(due?.y).toBeLessThan(checklist?.y ?? 0);
    await fits(page);
    await isClean(page);
  });

  for (const where of [
    "/",
    "/projects/WEB",
    "/projects/WEB/settings",
    "/admin?part=audit",
    "/profile",
    "/people",
  ]) {
    test(`German words are not too wide at ${where}`, async ({ page }) => {
      await enter(page.context());
      await page.goto(where);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
      await fits(page);
    });
  }
});
