import { expect, test } from "@playwright/test";
import { ada, signIn } from "./deck";

test("Ada signs in, and out again", async ({ page }) => {
  await signIn(page);
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/projects");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a wrong password is refused in words, and the name stays typed", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("Username or e-mail").fill(ada.username);
  await page.getByLabel("Password", { exact: true }).fill("not-the-password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("do not match");
  await expect(page.getByLabel("Username or e-mail")).toHaveValue(ada.username);
});

test("an address asked for before signing in is where one arrives", async ({ page }) => {
  await page.goto("/projects?from=mail");
  await expect(page).toHaveURL(/sign-in/);
  await page.getByLabel("Username or e-mail").fill(ada.username);
  await page.getByLabel("Password", { exact: true }).fill(ada.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/projects\?from=mail/);
});

test("an address that leads nowhere says so", async ({ page }) => {
  await page.goto("/no-such-place");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing at this address");
});
