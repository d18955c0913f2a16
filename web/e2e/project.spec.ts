import { existsSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { ben, cardIn, column, enter, first, newProject, openBoard } from "./deck";

test("a project is made with a key of its own, and opens as an empty board", async ({ page }) => {
  await enter(page.context());
  await page.goto("/projects");
  await page.getByRole("button", { name: "New project" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Winter harbour");
  await expect(dialog.getByLabel("Key")).toHaveValue("WH");
  const key = `W${Date.now().toString(36).toUpperCase()}`;
  await dialog.getByLabel("Key").fill(key);
  await dialog.getByRole("button", { name: "Create project" }).click();
  await expect(page).toHaveURL(new RegExp(`/projects/${key}/board`));
  await expect(page.getByText("The board is empty")).toBeVisible();
});

test("a key that is taken is refused beside its field", async ({ page }) => {
  const { key } = await newProject(page.context());
  await page.goto("/projects");
  await page.getByRole("button", { name: "New project" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Another");
  await dialog.getByLabel("Key").fill(key);
  await dialog.getByRole("button", { name: "Create project" }).click();
  await expect(dialog.getByText(/already|taken|exists/i).first()).toBeVisible();
  await expect(dialog.getByLabel("Name")).toHaveValue("Another");
});

/** A board's export; no two are the same board. */
function trello(mark = `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`): string {
  return JSON.stringify({
    id: `board-${mark}`,
    name: `Harbour ${mark}`,
    lists: [
      { id: `todo-${mark}`, name: "To do", pos: 1 },
      { id: `done-${mark}`, name: "Done", pos: 2 },
    ],
    cards: [
      { id: `a-${mark}`, name: "Dredge the basin", idList: `todo-${mark}`, idShort: 1, pos: 1 },
      { id: `b-${mark}`, name: "Paint the crane", idList: `done-${mark}`, idShort: 2, pos: 1 },
    ],
    labels: [],
    members: [],
    checklists: [],
    actions: [],
  });
}

test("a Trello board is looked at, brought over and opened", async ({ page }) => {
  await enter(page.context());
  await page.goto("/projects");
  await page.getByRole("button", { name: "Import from Trello" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("input[type=file]").setInputFiles({
    name: "harbour.json",
    mimeType: "application/json",
    buffer: Buffer.from(trello()),
  });
  await expect(dialog.getByRole("row", { name: "Tasks 2" })).toBeVisible();
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await dialog.getByRole("button", { name: "Open the board" }).click();
  await expect(cardIn(page, first, "Dredge the basin")).toBeVisible();
  await expect(cardIn(page, "Done", "Paint the crane")).toBeVisible();
});

/** How many cards each column of a board has. */
const counted = (page: Page): Promise<Record<string, number>> =>
  page
    .locator("section[data-state]")
    .evaluateAll((columns) =>
      Object.fromEntries(
        columns.map((column) => [
          column.getAttribute("data-state"),
          Number(column.querySelector("li")?.getAttribute("aria-setsize") ?? 0),
        ]),
      ),
    );

test("a team's own Trello board comes over with its past, and goes on live in two browsers", async ({
  page,
  browser,
}) => {
  const file = "../../shared/data/trello-board.json";
  test.skip(!existsSync(file), "the shared data is not beside this checkout");
  test.slow();
  await enter(page.context());
  await page.goto("/projects");
  await page.getByRole("button", { name: "Import from Trello" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("input[type=file]").setInputFiles(file);
  await expect(dialog.getByRole("row", { name: "Tasks 67" })).toBeVisible();
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(dialog.getByRole("region", { name: "Imported" })).toContainText("67");
  await dialog.getByRole("button", { name: "Open the board" }).click();
  await expect(page.locator("[data-board]")).toBeVisible();
  await expect
    .poll(() => counted(page))
    .toMatchObject({ やりたいこと: 25, やること: 8, 作業中: 7, クローズ: 27 });
  const board = new URL(page.url()).pathname;
  await openBoard(page, `${board}?as_of=2015-02-01`);
  await expect
    .poll(() => counted(page))
    .toMatchObject({ やりたいこと: 23, やること: 4, 作業中: 1, クローズ: 11 });

  await openBoard(page, board);
  const context = await browser.newContext();
  await enter(context);
  const other = await context.newPage();
  await openBoard(other, board);
  const card = column(page, "やること").getByRole("article").first();
  const title = await card.getByRole("link").innerText();
  await expect(cardIn(other, "やること", title)).toBeVisible();
  await card.dragTo(column(page, "作業中"));
  await expect(cardIn(other, "作業中", title)).toBeVisible();
  expect(await counted(other)).toMatchObject({ やること: 7, 作業中: 8 });
  await context.close();
});

test("a file that is no board is refused in words, and who does not lead brings nothing", async ({
  page,
}) => {
  await enter(page.context(), ben);
  await page.goto("/projects");
  await page.getByRole("button", { name: "Import from Trello" }).click();
  const dialog = page.getByRole("dialog");
  const hand = (text: string) =>
    dialog
      .locator("input[type=file]")
      .setInputFiles({ name: "board.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await hand("no JSON at all");
  await expect(dialog.getByRole("alert")).toBeVisible();
  await hand(trello());
  await expect(dialog.getByRole("alert")).toContainText(/may not/i);
  await expect(dialog.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
});
