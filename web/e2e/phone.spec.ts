import { expect, test } from "@playwright/test";
import { cardIn, cardTitled, enter, first, moved, newBoard, quickAdd, second } from "./deck";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test("nothing is wider than a phone, and the menu opens the projects", async ({ page }) => {
  await enter(page.context());
  await page.goto("/projects");
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await page.getByRole("button", { name: "Menu" }).tap();
  const projects = page.getByRole("navigation", { name: "Main" }).getByRole("listitem");
  await expect(projects.first()).toBeVisible();
  expect(await width()).toBeLessThanOrEqual(390);
  await projects.first().getByRole("link").tap();
  await expect(page.locator("[data-board]")).toBeVisible();
  expect(await width()).toBeLessThanOrEqual(390);
});

test("a card is added and moved by touch", async ({ page }) => {
  await newBoard(page);
  await quickAdd(page, first).fill("By thumb");
  await quickAdd(page, first).press("Enter");
  await expect(cardTitled(page, "By thumb")).toHaveAttribute("data-task", /-1$/);
  await cardTitled(page, "By thumb")
    .getByRole("button", { name: /^Actions for/ })
    .tap();
  const done = moved(page);
  await page.getByRole("menuitem", { name: second, exact: true }).tap();
  await done;
  await cardIn(page, second, "By thumb").tap();
  await expect(page.getByRole("complementary").getByLabel("Title")).toHaveValue("By thumb");
});
