import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { isClean } from "./axe";
import { ada, ask, enter, lastNotice, type NewPerson, newPerson, newProject } from "./deck";

/** Somebody whose inbox nobody else fills, with a task of this title from Ada, is signed in in the page afterwards. */
async function assigned(page: Page, browser: Browser, title: string) {
  const mads = newPerson("Mads");
  const context = await browser.newContext();
  await give(context, title, mads);
  await context.close();
  await enter(page.context(), mads);
}

async function give(context: BrowserContext, title: string, to: NewPerson) {
  const { id } = await newProject(context);
  await ask(context, "/api/tasks", { project_id: id, title, assignee_ids: [to.id] });
}

const titled = (title: string) => `${title} ${Date.now().toString(36)}`;

const line = (page: Page, title: string) =>
  page.getByRole("main").getByRole("button", { name: `${title} Ada` });

test("a notice is opened beside the list, done with by E, and undone", async ({ page, browser }) => {
  const title = titled("Inspect the mooring");
  await assigned(page, browser, title);
  await page.goto("/inbox");
  await expect(line(page, title)).toContainText("assigned you");
  await line(page, title).press("Enter");
  await expect(page.getByRole("complementary").getByLabel("Title")).toHaveValue(title);
  await expect(page).toHaveURL(/item=\d+/);
  await page.keyboard.press("Escape");
  await line(page, title).focus();
  await page.keyboard.press("e");
  await expect(line(page, title)).toBeHidden();
  await expect(lastNotice(page)).toContainText("Marked as read");
  await page.keyboard.press("Control+z");
  await expect(line(page, title)).toBeVisible();
});

test("a notice is snoozed by H until tomorrow, and found among the snoozed ones", async ({
  page,
  browser,
}) => {
  const title = titled("Weigh the anchor");
  await assigned(page, browser, title);
  await page.goto("/inbox");
  await line(page, title).focus();
  await page.keyboard.press("h");
  await page.getByRole("menuitem", { name: /^Tomorrow/ }).click();
  await expect(line(page, title)).toBeHidden();
  await page.getByText("Snoozed", { exact: true }).click();
  await expect(page).toHaveURL(/show=snoozed/);
  await expect(line(page, title)).toBeVisible();
});

test("what comes in is there at once and counted; all of it is read by Shift-E", async ({
  page,
  browser,
}) => {
  const title = titled("Swab the deck");
  const mads = newPerson("Mads");
  await enter(page.context(), mads);
  await page.goto("/inbox?show=all");
  await expect(page.getByRole("heading", { name: "Inbox" })).toBeVisible();
  const context = await browser.newContext();
  await enter(context, ada);
  await give(context, title, mads);
  await expect(line(page, title)).toBeVisible();
  const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /^Inbox/ });
  await expect(link).toContainText("unread");
  await page.keyboard.press("Shift+E");
  await expect(link).not.toContainText("unread");
  await context.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`axe finds nothing, ${colorScheme}`, () => {
    test.slow();
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("the inbox, its menu and its empty state", async ({ page, browser }) => {
      const title = titled("Look closely");
      await assigned(page, browser, title);
      await page.goto("/inbox");
      await line(page, title).focus();
      await isClean(page);
      await page.keyboard.press("h");
      await expect(page.getByRole("menu")).toBeVisible();
      await isClean(page);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Mark all as read" }).click();
      await expect(page.getByText("All caught up")).toBeVisible();
      await isClean(page);
    });
  });
}
