import { expect, test } from "@playwright/test";
import { isClean } from "./axe";
import { enter } from "./deck";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`axe finds nothing, ${colorScheme}`, () => {
    test.slow(); // axe looks at each of hundreds of nodes
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    for (const address of ["/sign-in", "/recover", "/recover?token=x", "/invitation?token=x", "/nowhere"]) {
      test(address, async ({ page }) => {
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await isClean(page);
      });
    }

    test("projects, and the import dialog", async ({ page }) => {
      await enter(page.context());
      await page.goto("/projects");
      await expect(page.locator("main a[href$='/board']").first()).toBeVisible();
      await isClean(page);
      await page.getByRole("button", { name: "Import from Trello" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await isClean(page);
    });

    test("board, card menu, panel, past day", async ({ page }) => {
      await enter(page.context());
      await page.goto("/projects/WEB/board");
      await expect(page.locator("[data-board] article").first()).toBeVisible();
      await isClean(page);
      await page.locator("[data-board] article").first().hover();
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
      await page.goto("/projects/WEB/board?as_of=2015-02-01");
      await expect(page.getByText(/as it was at the end of/)).toBeVisible();
      await isClean(page);
    });
  });
}
