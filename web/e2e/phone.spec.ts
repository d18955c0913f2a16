import { expect, test } from "@playwright/test";
import { addCard, cardTitled, column, moved, only, openBoard, signIn, states, unique } from "./deck";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test("nothing is wider than a phone, and the menu opens the projects", async ({ page }) => {
  await signIn(page);
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBeLessThanOrEqual(390);
  await page.getByRole("button", { name: "Menu" }).tap();
  await page.getByRole("navigation", { name: "Main" }).getByRole("listitem").first().getByRole("link").tap();
  await expect(page.locator("[data-board]")).toBeVisible();
  expect(await width()).toBeLessThanOrEqual(390);
});

test("a card is added and moved by touch", async ({ page }) => {
  await openBoard(page);
  const [first = "", second = ""] = await states(page);
  const title = unique("By thumb");
  await addCard(page, first, title);
  await only(page, title);
  await cardTitled(page, title)
    .getByRole("button", { name: /^Actions for/ })
    .tap();
  const done = moved(page);
  await page.getByRole("menuitem", { name: second, exact: true }).tap();
  await done;
  await expect(column(page, second).getByRole("link", { name: title })).toBeVisible();
  await column(page, second).getByRole("link", { name: title }).tap();
  await expect(page.getByRole("complementary").getByLabel("Title")).toHaveValue(title);
});
