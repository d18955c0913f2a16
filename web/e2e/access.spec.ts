import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { openBoard, signIn } from "./deck";

async function isClean(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html) }))).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`axe finds nothing, ${colorScheme}`, () => {
    test.slow(); // axe looks at each of hundreds of nodes
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    for (const address of [
      "/sign-in",
      "/setup",
      "/recover",
      "/recover?token=x",
      "/invitation?token=x",
      "/nowhere",
    ]) {
      test(address, async ({ page }) => {
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await isClean(page);
      });
    }

    test("projects, and the import dialog", async ({ page }) => {
      await signIn(page);
      await isClean(page);
      await page.getByRole("button", { name: "Import from Trello" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await isClean(page);
    });

    test("board, card menu, panel, past day", async ({ page }) => {
      const address = await openBoard(page);
      await isClean(page);
      await page
        .getByRole("button", { name: /^Actions for/ })
        .first()
        .click();
      await expect(page.getByRole("menu")).toBeVisible();
      await isClean(page);
      await page.keyboard.press("Escape");
      await page.locator("[data-card-link]").first().click();
      await expect(page.getByRole("complementary").getByLabel("Title")).toBeVisible();
      await isClean(page);
      await page.goto(`${address}?as_of=2015-02-01`);
      await expect(page.getByText(/as it was at the end of/)).toBeVisible();
      await isClean(page);
    });
  });
}
