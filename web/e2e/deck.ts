// How the specs talk about the product.
import { expect, type Locator, type Page } from "@playwright/test";

export const ada = { username: "ada", password: "quarterdeck-demo" };

export async function signIn(page: Page) {
  await page.goto("/sign-in");
  await page.getByLabel("Username or e-mail").fill(ada.username);
  await page.getByLabel("Password", { exact: true }).fill(ada.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Projects", level: 1 })).toBeVisible();
}

/** Opens the first project that has cards, and says its address. */
export async function openBoard(page: Page): Promise<string> {
  await signIn(page);
  const hrefs = await page
    .locator("main a[href$='/board']")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  for (const href of hrefs) {
    await page.goto(href);
    await expect(page.locator("[data-board]")).toBeVisible();
    if ((await page.locator("[data-board] article").count()) > 1) return href;
  }
  throw new Error("no demo project has two cards");
}

export function column(page: Page, state: string): Locator {
  return page.locator(`section[data-state="${state}"]`);
}

export function states(page: Page): Promise<string[]> {
  return page
    .locator("section[data-state]")
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.state ?? ""));
}

/** The address at which the board does not hide anything, with a new card of this title in the given column. */
export async function addCard(page: Page, state: string, title: string): Promise<Locator> {
  const field = column(page, state).getByRole("textbox");
  await field.fill(title);
  const saved = page.waitForResponse(
    (answer) => answer.url().endsWith("/api/tasks") && answer.request().method() === "POST",
  );
  await field.press("Enter");
  expect((await saved).ok()).toBe(true);
  await expect(field).toBeFocused();
  return cardTitled(page, title);
}

export function cardTitled(page: Page, title: string): Locator {
  return page.locator("article", { has: page.getByRole("link", { name: title, exact: true }) });
}

export const unique = (words: string) => `${words} ${Date.now().toString(36)}`;

export function moved(page: Page) {
  return page.waitForResponse((answer) => answer.url().endsWith("/move") && answer.ok());
}

/** Shows only this card, so that long columns keep it in view. */
export async function only(page: Page, title: string) {
  await page.getByLabel("Filter by title or person").fill(title);
  await expect(cardTitled(page, title)).toBeVisible();
  await expect(page.getByText("1 card matches")).toBeVisible();
}
