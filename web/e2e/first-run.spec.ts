import { expect, test } from "@playwright/test";
import { isClean } from "./axe";

const empty = process.env.E2E_EMPTY_URL;

test("an empty Quarterdeck asks for its first administrator, who then starts", async ({ page }) => {
  test.skip(!empty, "E2E_URL names one server only, and it has people already");
  await page.goto(`${empty}/projects`);
  await expect(page).toHaveURL(/\/setup/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await isClean(page);
  await page.getByLabel("First name").fill("Grace");
  await page.getByLabel("Username").fill("grace");
  await page.getByLabel("E-mail").fill("grace@example.com");
  await page.getByLabel("New password").fill("a long enough password");
  await page.getByRole("button", { name: "Make the account and start" }).click();
  await expect(page.getByRole("heading", { name: "No projects yet" })).toBeVisible();
  await page.goto(`${empty}/setup`);
  await expect(page).not.toHaveURL(/\/setup/);
  // With nothing in the trash there is nothing to count or to search.
  await page.goto(`${empty}/trash`);
  await expect(page.getByRole("heading", { name: "The trash is empty" })).toBeVisible();
  await expect(page.getByLabel("Search by name")).toHaveCount(0);
  await expect(page.getByText(/^0 /)).toHaveCount(0);
});
