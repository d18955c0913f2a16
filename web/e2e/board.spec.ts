import { expect, test } from "@playwright/test";
import {
  cardIn,
  cardTitled,
  column,
  first,
  lastNotice,
  moved,
  newBoard,
  openBoard,
  quickAdd,
  second,
  undo,
} from "./deck";

test("a card is moved with the mouse, and undone with Ctrl-Z", async ({ page }) => {
  const { key } = await newBoard(page, "Drag me");
  const done = moved(page);
  await cardTitled(page, "Drag me").dragTo(column(page, second));
  await expect(cardIn(page, second, "Drag me")).toBeVisible();
  await done;
  await expect(lastNotice(page)).toContainText(`${key}-1 moved to ${second}`);
  const undone = moved(page);
  await page.keyboard.press("Control+z");
  await undone;
  await expect(cardIn(page, first, "Drag me")).toBeVisible();
});

test("a card is dropped between two others, and stays there", async ({ page }) => {
  await newBoard(page, "One", "Two", "Three");
  const done = moved(page);
  await cardTitled(page, "Three").dragTo(cardTitled(page, "Two"), { targetPosition: { x: 40, y: 4 } });
  await done;
  await page.reload();
  const links = page.locator(`section[data-state="${first}"] [data-card-link]`);
  await expect(links).toHaveText(["One", "Three", "Two"]);
});

test("a card is moved with the keyboard, and each step is announced", async ({ page }) => {
  await newBoard(page, "Carry me");
  const voice = page.locator("[aria-live=assertive]");
  await cardTitled(page, "Carry me").getByRole("link").focus();
  await page.keyboard.press("Space");
  await expect(voice).toContainText("picked up");
  await page.keyboard.press("ArrowRight");
  await expect(voice).toContainText(second);
  await expect(cardIn(page, second, "Carry me")).toBeFocused();
  const done = moved(page);
  await page.keyboard.press("Space");
  await done;
  await expect(voice).toContainText("dropped");
  await expect(cardIn(page, second, "Carry me")).toBeFocused();

  await page.keyboard.press("Space");
  await expect(voice).toContainText("picked up");
  await page.keyboard.press("ArrowLeft");
  await expect(voice).toContainText(first);
  await page.keyboard.press("Escape");
  await expect(voice).toContainText("put back");
  await expect(cardIn(page, second, "Carry me")).toBeFocused();
});

test("a card is moved from its menu", async ({ page }) => {
  await newBoard(page, "Send me");
  await cardTitled(page, "Send me").hover();
  await page.getByRole("button", { name: /^Actions for/ }).click();
  const done = moved(page);
  await page.getByRole("menuitem", { name: second, exact: true }).click();
  await done;
  await expect(cardIn(page, second, "Send me")).toBeVisible();
});

test("a refused move is put back with its reason", async ({ page }) => {
  await newBoard(page, "Not that way");
  await page.route("**/api/tasks/*/move", (route) =>
    route.fulfill({
      status: 409,
      contentType: "application/problem+json",
      body: JSON.stringify({ code: "refused", status: 409, detail: "An unfinished task comes first" }),
    }),
  );
  await cardTitled(page, "Not that way").dragTo(page.locator(`section[data-state="${second}"]`));
  await expect(lastNotice(page)).toContainText("An unfinished task comes first");
  await expect(cardIn(page, first, "Not that way")).toBeVisible();
});

test("cards are typed in one after the other, and taken back", async ({ page }) => {
  const { key } = await newBoard(page);
  await expect(page.getByText("The board is empty")).toBeVisible();
  for (const title of ["Buy paint", "Mix paint"]) {
    await quickAdd(page, first).fill(title);
    await quickAdd(page, first).press("Enter");
    await expect(cardTitled(page, title)).toBeVisible();
    await expect(quickAdd(page, first)).toBeFocused();
  }
  await undo(page, `${key}-2 added`);
  await expect(cardTitled(page, "Mix paint")).toBeHidden();
  await expect(cardTitled(page, "Buy paint")).toBeVisible();
});

test("what is typed in the quick add survives a reload", async ({ page }) => {
  await newBoard(page);
  await quickAdd(page, first).fill("Half a thought");
  await page.reload();
  await expect(quickAdd(page, first)).toHaveValue("Half a thought");
});

test("the filter narrows the board, and is part of the address", async ({ page }) => {
  await newBoard(page, "Paint the hull", "Sand the deck");
  await page.getByLabel("Filter", { exact: true }).fill("hull");
  await expect(page.getByText("1 task matches")).toBeVisible();
  await expect(cardTitled(page, "Sand the deck")).toBeHidden();
  await expect(page).toHaveURL(/q=hull/);
  await page.reload();
  await expect(cardTitled(page, "Paint the hull")).toBeVisible();
  await expect(cardTitled(page, "Sand the deck")).toBeHidden();
});

test("the panel is an address; the title is edited where it stands", async ({ page }) => {
  await newBoard(page, "Read me");
  await cardTitled(page, "Read me").getByRole("link").press("Enter");
  await expect(page).toHaveURL(/task=\d+/);
  await page.reload();
  const panel = page.getByRole("complementary");
  await panel.getByLabel("Title").fill("Read me twice");
  await panel.getByLabel("Title").press("Enter");
  await expect(lastNotice(page)).toContainText("changed");
  await expect(panel.getByText("changed the title from “Read me” to “Read me twice”")).toBeVisible();
  await expect(cardTitled(page, "Read me twice")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/task=/);
});

test("priority, people and date are set in the panel and shown on the card", async ({ page }) => {
  await newBoard(page, "Plan me");
  await cardTitled(page, "Plan me").getByRole("link").click();
  const panel = page.getByRole("complementary");
  await panel.getByLabel("Priority").click();
  await page.getByRole("option", { name: "Highest" }).click();
  await expect(cardTitled(page, "Plan me").getByRole("img", { name: "Priority: Highest" })).toBeVisible();
  await panel.getByLabel("Assignees").click();
  await page.getByRole("option", { name: /^Ben/ }).click();
  await page.keyboard.press("Tab");
  await expect(cardTitled(page, "Plan me").getByRole("img", { name: /Assigned to Ben/ })).toBeVisible();
  await panel.getByLabel("Due").fill("2020-02-29");
  await panel.getByLabel("Title").focus();
  await expect(cardTitled(page, "Plan me").getByText(/Overdue since/)).toBeAttached();
});

test("a past day is shown read-only", async ({ page }) => {
  await newBoard(page, "Not there yet");
  await openBoard(page, `${new URL(page.url()).pathname}?as_of=2015-02-01`);
  await expect(page.getByText(/as it was at the end of/)).toBeVisible();
  await expect(page.getByText("There were no cards here on that day.")).toBeVisible();
  await expect(page.locator("[data-quick-add]")).toHaveCount(0);
  await page.getByRole("button", { name: "Back to today" }).click();
  await expect(page).not.toHaveURL(/as_of/);
  await expect(cardTitled(page, "Not there yet")).toBeVisible();
});
