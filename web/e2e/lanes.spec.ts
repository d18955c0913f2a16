import { expect, type Locator, type Page, test } from "@playwright/test";
import { isClean } from "./axe";
import {
  ada,
  ask,
  ben,
  cardIn,
  cardTitled,
  column,
  enter,
  first,
  lastNotice,
  moved,
  newBoard,
  openBoard,
  quickAdd,
  second,
  undo,
} from "./deck";

const lane = (page: Page, key: string) => page.locator(`section[data-lane="${key}"]`);
const inLane = (page: Page, key: string, state: string): Locator =>
  lane(page, key).locator(`section[data-state="${state}"]`);
const patched = (page: Page) =>
  page.waitForResponse((answer) => answer.request().method() === "PATCH" && answer.ok());

test("a card is dragged to another lane: it takes on what the lane stands for, and gives it back", async ({
  page,
}) => {
  const { board } = await newBoard(page, "Raise me");
  await openBoard(page, `${board}?lanes=priority`);
  await expect(inLane(page, "medium", first).getByText("Raise me")).toBeVisible();
  const done = patched(page);
  await cardTitled(page, "Raise me").dragTo(lane(page, "highest").getByRole("button").first());
  await done;
  await expect(lane(page, "highest").getByText("1 card", { exact: true })).toBeAttached();
  await expect(lastNotice(page)).toContainText("moved to Highest");
  await page.keyboard.press("Control+z");
  await expect(inLane(page, "medium", first).getByText("Raise me")).toBeVisible();
});

test("a card is carried through the lanes by keyboard", async ({ page }) => {
  const { id, board } = await newBoard(page, "Carry me");
  await ask(page.context(), "/api/tasks", { project_id: id, title: "Already low", priority: "low" });
  await openBoard(page, `${board}?lanes=priority`);
  await cardTitled(page, "Carry me").getByRole("link").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("[aria-live=assertive]")).toContainText(`${first}, Low`);
  const done = patched(page);
  await page.keyboard.press("Space");
  await done;
  await expect(inLane(page, "low", first).getByText("Carry me")).toBeVisible();
});

test("a lane folds, stays folded, and a new card is born into its own", async ({ page }) => {
  const { board } = await newBoard(page, "Only one");
  await openBoard(page, `${board}?lanes=priority`);
  await lane(page, "medium").getByRole("button").first().click();
  await expect(cardTitled(page, "Only one")).toBeHidden();
  await page.reload();
  await expect(lane(page, "medium").getByRole("button").first()).toHaveAttribute("aria-expanded", "false");
  await lane(page, "high").getByRole("button").first().click();
  const field = inLane(page, "high", second).getByRole("textbox");
  await field.fill("Born high");
  await field.press("Enter");
  await expect(inLane(page, "high", second).getByRole("img", { name: "Priority: High" })).toBeVisible();
});

test("columns are another field's values when that is asked for", async ({ page }) => {
  await newBoard(page, "Regroup me");
  await page.getByRole("button", { name: "Display" }).click();
  await page.getByRole("combobox", { name: "Columns" }).click();
  await page.getByRole("option", { name: "Priority" }).click();
  await expect(page).toHaveURL(/group=priority/);
  await page.keyboard.press("Escape");
  const done = patched(page);
  await cardTitled(page, "Regroup me").dragTo(column(page, "low"));
  await done;
  await expect(cardIn(page, "low", "Regroup me")).toBeVisible();
});

test("a column over its limit says so; its head renames it, and its cards come along", async ({ page }) => {
  await newBoard(page, "One", "Two");
  await column(page, first).hover();
  await page.getByRole("button", { name: `Column ${first}: change it` }).click();
  await page.getByRole("menuitem", { name: "Edit column…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Limit").fill("1");
  await dialog.getByLabel("Name").fill("Queue");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(column(page, "Queue").getByTestId("count")).toContainText("over limit");
  await expect(cardIn(page, "Queue", "Two")).toBeVisible();
  await expect(lastNotice(page)).toContainText("Columns changed");
  await page.reload();
  await expect(cardIn(page, "Queue", "Two")).toBeVisible();
  await expect(column(page, first)).toHaveCount(0);
});

test("a column is added and moved", async ({ page }) => {
  await newBoard(page, "Any");
  await page.getByRole("button", { name: `Column ${second}: change it` }).click();
  await page.getByRole("menuitem", { name: "Add a column after this…" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Waiting");
  await page.getByRole("dialog").getByRole("button", { name: "Add column" }).click();
  await expect(page.locator("section[data-state] h2")).toContainText([first, second, "Waiting"]);
  await page.getByRole("button", { name: "Column Waiting: change it" }).click();
  await page.getByRole("menuitem", { name: "Move back" }).click();
  await expect(page.locator("section[data-state] h2")).toContainText([first, "Waiting", second]);
});

test("who does not lead the project does not change its columns", async ({ page, browser }) => {
  const { board } = await newBoard(page, "Any");
  const context = await browser.newContext();
  await enter(context, ben);
  const his = await context.newPage();
  await openBoard(his, board);
  await expect(cardTitled(his, "Any")).toBeVisible();
  await expect(his.getByRole("button", { name: /: change it$/ })).toHaveCount(0);
  await context.close();
});

test("several cards are changed at once, with one undo", async ({ page }) => {
  await newBoard(page, "One", "Two", "Three");
  await cardTitled(page, "One")
    .getByRole("link")
    .click({ modifiers: ["Control"] });
  await cardTitled(page, "Three")
    .getByRole("link")
    .click({ modifiers: ["Shift"] });
  const bar = page.getByRole("toolbar", { name: "Chosen cards" });
  await expect(bar.getByText("3 chosen")).toBeVisible();
  await bar.getByRole("button", { name: "Move" }).click();
  const done = moved(page);
  await page.getByRole("menuitem", { name: second, exact: true }).click();
  await done;
  await expect(column(page, second).locator("[data-card-link]")).toHaveText(["One", "Two", "Three"]);
  await undo(page, `3 cards moved to ${second}`);
  await expect(column(page, first).locator("[data-card-link]")).toHaveText(["One", "Two", "Three"]);
  await bar.getByRole("button", { name: "Delete" }).click();
  await expect(column(page, first).locator("[data-card-link]")).toHaveCount(0);
  await undo(page, "3 cards deleted");
  await expect(column(page, first).locator("[data-card-link]")).toHaveCount(3);
});

test("letters act upon the card that has the focus", async ({ page }) => {
  await newBoard(page, "Key me");
  await cardTitled(page, "Key me").getByRole("link").focus();
  await page.keyboard.press("a");
  await expect(cardTitled(page, "Key me").getByRole("img", { name: /Assigned to Ada/ })).toBeVisible();
  await page.keyboard.press("p");
  await page.getByRole("menuitemradio", { name: "Highest" }).click();
  await expect(cardTitled(page, "Key me").getByRole("img", { name: "Priority: Highest" })).toBeVisible();
  await expect(cardTitled(page, "Key me").getByRole("link")).toBeFocused();
  await page.keyboard.press("d");
  await page.getByRole("menuitem", { name: "Tomorrow" }).click();
  await expect(cardTitled(page, "Key me").getByText(/^Due /)).toBeAttached();
});

test("what cards show is chosen, and is part of the address", async ({ page }) => {
  const { key } = await newBoard(page, "Show me");
  await page.getByRole("button", { name: "Display" }).click();
  await page.getByRole("checkbox", { name: "Key" }).uncheck();
  await expect(cardTitled(page, "Show me").getByText(`${key}-1`, { exact: true })).toHaveCount(0);
  await expect(page).toHaveURL(/columns=/);
  await page.getByText("Compact").click();
  await expect(cardTitled(page, "Show me")).toHaveAttribute("data-density", "compact");
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`axe finds nothing on a board in lanes, ${colorScheme}`, () => {
    test.slow();
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("lanes, choosing, display, column dialog", async ({ page }) => {
      await enter(page.context(), ada);
      await openBoard(page, "/projects/WEB/board?lanes=assignee");
      await expect(page.locator("[data-board] article").first()).toBeVisible();
      await isClean(page);
      await page
        .locator("[data-card-link]")
        .first()
        .click({ modifiers: ["Control"] });
      await page
        .getByRole("toolbar", { name: "Chosen cards" })
        .getByRole("button", { name: "Labels" })
        .click();
      await expect(page.getByRole("menu")).toBeVisible();
      await isClean(page);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Display" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await isClean(page);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: `Column ${first}: change it` }).click();
      await page.getByRole("menuitem", { name: "Edit column…" }).click();
      await expect(page.getByRole("dialog").getByLabel("Name")).toBeVisible();
      await isClean(page);
    });
  });
}

test("what is typed into a lane's cell survives a reload", async ({ page }) => {
  const { board } = await newBoard(page, "Any");
  await openBoard(page, `${board}?lanes=priority`);
  await inLane(page, "medium", second).getByRole("textbox").fill("Half a thought");
  await page.reload();
  await expect(inLane(page, "medium", second).getByRole("textbox")).toHaveValue("Half a thought");
  await openBoard(page, board);
  await expect(quickAdd(page, second)).toHaveValue("");
});
