import { expect, test } from "@playwright/test";
import { addCard, cardTitled, column, moved, only, openBoard, states, unique } from "./deck";

test("a card is moved with the mouse, and undone with Ctrl-Z", async ({ page }) => {
  await openBoard(page);
  const [first = "", second = ""] = await states(page);
  const title = unique("Drag me");
  await addCard(page, first, title);
  await only(page, title);
  const done = moved(page);
  await cardTitled(page, title).dragTo(column(page, second));
  await expect(column(page, second).getByRole("link", { name: title })).toBeVisible();
  await done;
  await expect(page.getByTestId("notice").last()).toContainText(`moved to ${second}`);
  const undone = moved(page);
  await page.keyboard.press("Control+z");
  await undone;
  await expect(column(page, first).getByRole("link", { name: title })).toBeVisible();
});

test("a card is moved with the keyboard, and each step is announced", async ({ page }) => {
  await openBoard(page);
  const [first = "", second = ""] = await states(page);
  const title = unique("Carry me");
  await addCard(page, first, title);
  await only(page, title);
  const voice = page.locator("[aria-live=assertive]");
  await cardTitled(page, title).getByRole("link").focus();
  await page.keyboard.press("Space");
  await expect(voice).toContainText("picked up");
  await page.keyboard.press("ArrowRight");
  await expect(voice).toContainText(second);
  await expect(column(page, second).getByRole("link", { name: title })).toBeFocused();
  const done = moved(page);
  await page.keyboard.press("Space");
  await done;
  await expect(voice).toContainText("dropped");
  await expect(column(page, second).getByRole("link", { name: title })).toBeFocused();

  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Escape");
  await expect(voice).toContainText("put back");
  await expect(column(page, second).getByRole("link", { name: title })).toBeFocused();
});

test("a card is moved from its menu", async ({ page }) => {
  await openBoard(page);
  const [first = "", second = ""] = await states(page);
  const title = unique("Send me");
  await addCard(page, first, title);
  await only(page, title);
  await cardTitled(page, title)
    .getByRole("button", { name: /^Actions for/ })
    .click();
  const done = moved(page);
  await page.getByRole("menuitem", { name: second, exact: true }).click();
  await done;
  await expect(column(page, second).getByRole("link", { name: title })).toBeVisible();
});

test("a refused move is put back with its reason", async ({ page }) => {
  await openBoard(page);
  const [first = "", second = ""] = await states(page);
  const title = unique("Not that way");
  await addCard(page, first, title);
  await only(page, title);
  await page.route("**/api/tasks/*/move", (route) =>
    route.fulfill({
      status: 409,
      contentType: "application/problem+json",
      body: JSON.stringify({ code: "refused", status: 409, detail: "An unfinished task comes first" }),
    }),
  );
  await cardTitled(page, title).dragTo(column(page, second));
  await expect(page.getByTestId("notice").last()).toContainText("An unfinished task comes first");
  await expect(column(page, first).getByRole("link", { name: title })).toBeVisible();
});

test("what is typed in the quick add survives a reload", async ({ page }) => {
  await openBoard(page);
  const [first = ""] = await states(page);
  const words = unique("Half a thought");
  await column(page, first).getByRole("textbox").fill(words);
  await page.reload();
  await expect(column(page, first).getByRole("textbox")).toHaveValue(words);
  await column(page, first).getByRole("textbox").fill("");
});

test("the panel is an address; the title is edited where it stands", async ({ page }) => {
  await openBoard(page);
  const [first = ""] = await states(page);
  const title = unique("Read me");
  await addCard(page, first, title);
  await only(page, title);
  await cardTitled(page, title).getByRole("link").press("Enter");
  await expect(page).toHaveURL(/task=\d+/);
  await page.reload();
  const field = page.getByRole("complementary").getByLabel("Title");
  await field.fill(`${title}, twice`);
  await field.press("Enter");
  await expect(page.getByTestId("notice").last()).toContainText("changed");
  await expect(page.getByRole("complementary").getByText(/Title:/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/task=/);
});

test("a past day is shown read-only", async ({ page }) => {
  const address = await openBoard(page);
  await page.goto(`${address}?as_of=2015-02-01`);
  await expect(page.getByText(/as it was at the end of/)).toBeVisible();
  await expect(page.locator("[data-quick-add]")).toHaveCount(0);
  await page.getByRole("button", { name: "Back to today" }).click();
  await expect(page).not.toHaveURL(/as_of/);
});
