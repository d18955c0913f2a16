import { expect, test } from "@playwright/test";
import { isClean } from "./axe";
import { enter, newProject } from "./deck";

test("German is chosen in the account menu, and stays", async ({ page }) => {
  await enter(page.context());
  await page.goto("/");
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Language" }).hover();
  await page.getByRole("menuitemradio", { name: "Deutsch" }).click();
  await expect(page.getByRole("heading", { name: "Meine Arbeit", level: 1 })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await page.goto("/projects");
  await expect(page.getByRole("heading", { name: "Projekte", level: 1 })).toBeVisible();
  await expect(page.getByText(/^bis \d+\. /).first()).toBeVisible();
  await isClean(page);
});

test.describe("a German browser", () => {
  test.use({ locale: "de-DE" });

  test("is refused in German: beside a field, and where something exists already", async ({ page }) => {
    const { key } = await newProject(page.context(), "Beiboot");
    await page.goto(`/projects/${key}/settings`);
    await page.getByLabel("Beginn", { exact: true }).fill("1.3.2026");
    await page.getByLabel("Beginn", { exact: true }).press("Enter");
    await page.getByLabel("Ende", { exact: true }).fill("1.1.2026");
    await page.getByLabel("Ende", { exact: true }).press("Enter");
    await expect(page.getByText("liegt vor dem Beginn")).toBeVisible();

    await page.goto(`/projects/${key}/settings?part=labels`);
    const add = page.getByPlaceholder("Neues Label");
    await add.fill("Salzwasser");
    await add.press("Enter");
    await expect(add).toHaveValue("");
    await add.fill("Salzwasser");
    await add.press("Enter");
    await expect(page.getByText(/Etwas mit demselben Wert gibt es schon/)).toBeVisible();
  });

  test("is spoken to in German at the door", async ({ page }) => {
    await page.goto("/sign-in");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bei Quarterdeck anmelden");
  });
});
