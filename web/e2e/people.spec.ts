import { expect, test } from "@playwright/test";
import { isClean } from "./axe";
import { ask, ben, enter, lastNotice } from "./deck";

test("people are searched and filtered, and the filter is part of the address", async ({ page }) => {
  await enter(page.context());
  await page.goto("/people");
  const list = page.getByRole("list", { name: "People" });
  await expect(list.getByRole("link", { name: /Ada Lindqvist/ })).toBeVisible();
  await page.getByLabel("Name, title, skill").fill("typescript");
  await expect(page).toHaveURL(/q=typescript/);
  await expect(list.getByRole("link", { name: /Ada Lindqvist/ })).toBeHidden();
  await expect(list.getByRole("link", { name: /Ben Okafor/ })).toBeVisible();
  await page.goto("/people?role=client");
  await expect(list.getByRole("link", { name: /Cleo Brandt/ })).toBeVisible();
  await expect(list.getByRole("link", { name: /Ben Okafor/ })).toBeHidden();
});

test("a person's panel tells of them, is an address, and Escape closes it", async ({ page }) => {
  await enter(page.context());
  await page.goto("/people");
  await page.getByRole("link", { name: /Ben Okafor/ }).click();
  await expect(page).toHaveURL(/person=\d+/);
  const panel = page.getByRole("complementary", { name: "Ben Okafor" });
  await expect(panel.getByRole("link", { name: "ben@northlight.example" })).toBeVisible();
  await expect(panel).toContainText("Europe/Berlin");
  await expect(panel.getByRole("link", { name: "Engineering" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/person=/);
});

test("an administrator invites somebody, sets the role, suspends, and takes it back", async ({
  page,
  browser,
}) => {
  await enter(page.context());
  const name = `nu${Date.now()}`;
  await page.goto("/people");
  await page.getByRole("button", { name: "Invite somebody" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail").fill(`${name}@deck.example`);
  await dialog.getByLabel("First name").fill("Nu");
  await dialog.getByLabel("Last name").fill(name);
  await expect(dialog.getByLabel("Username")).toHaveValue(name);
  await dialog.getByRole("button", { name: "Send the invitation" }).click();
  const panel = page.getByRole("complementary", { name: `Nu ${name}` });
  await expect(panel).toContainText("Invited");
  const link = panel.getByRole("alert", { name: "Invitation link" }).locator("code"); // no mail server is set up
  await expect(link).toContainText("/invitation?token=");
  const before = await link.innerText();
  await panel.getByRole("button", { name: "Send the invitation again" }).click();
  await expect(lastNotice(page)).toContainText(`There is a new link for Nu ${name}`);
  await expect(link).not.toHaveText(before);
  const guest = await browser.newPage();
  await guest.goto(await link.innerText());
  await guest.getByLabel("New password").fill(ben.password);
  await guest.getByRole("button", { name: "Accept and sign in" }).click();
  await expect(guest).toHaveURL(/\/projects$/);
  await guest.close();
  await panel.getByRole("combobox", { name: "Role" }).click();
  await page.getByRole("option", { name: "Designer" }).click();
  await expect(lastNotice(page)).toContainText(`Nu ${name} is now Designer`);
  await panel.getByRole("button", { name: "Suspend" }).click();
  await expect(panel).toContainText("Suspended");
  await panel.getByRole("button", { name: "Let in again" }).click();
  await expect(panel).toContainText("Active");
});

test("an invitation that is refused says why, beside the field, and what was typed survives", async ({
  page,
}) => {
  await enter(page.context());
  await page.goto("/people");
  await page.getByRole("button", { name: "Invite somebody" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail").fill("someone-else@deck.example");
  await dialog.getByLabel("Username").fill("ben");
  await page.reload();
  await page.getByRole("button", { name: "Invite somebody" }).click();
  await expect(dialog.getByLabel("E-mail")).toHaveValue("someone-else@deck.example");
  await dialog.getByRole("button", { name: "Send the invitation" }).click();
  await expect(dialog.getByRole("alert")).toContainText("username");
});

test("who is no administrator neither invites nor changes anybody", async ({ page }) => {
  await enter(page.context(), ben);
  await page.goto("/people?person=1");
  await expect(page.getByRole("complementary", { name: "Ada Lindqvist" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Invite somebody" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Suspend" })).toHaveCount(0);
  await expect(
    ask(page.context(), "/api/users", { username: "benito", email: "benito@deck.example" }),
  ).rejects.toThrow(/forbidden/);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });
    test(`axe finds nothing about people, ${colorScheme}`, async ({ page }) => {
      await enter(page.context());
      await page.goto("/people");
      await expect(page.getByRole("link", { name: /Ada Lindqvist/ })).toBeVisible();
      await isClean(page);
      await page.getByRole("button", { name: "Invite somebody" }).click();
      await expect(page.getByRole("dialog").getByLabel("E-mail")).toBeVisible();
      await isClean(page);
      await page.goto("/people?person=2");
      await expect(page.getByRole("complementary").getByText("Open tasks")).toBeVisible();
      await isClean(page);
    });
  });
}
