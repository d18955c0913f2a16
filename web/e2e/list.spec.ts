import { expect, type Locator, type Page, test } from "@playwright/test";
import { isClean } from "./axe";
import { lastNotice, newProject, type Project, undo } from "./deck";

async function newList(page: Page, ...titles: string[]): Promise<Project> {
  const project = await newProject(page.context(), ...titles);
  await page.goto(`/projects/${project.key}/list`);
  for (const title of titles) await expect(row(page, title)).toBeVisible();
  return project;
}

function row(page: Page, title: string): Locator {
  return page.getByRole("row", { name: title });
}

function cell(page: Page, title: string, column: string): Locator {
  return row(page, title).locator(`[data-column="${column}"]`);
}

const titles = (page: Page) => page.locator("[data-open]").allTextContents();

test("a cell is edited with the keyboard: Enter edits, Tab goes on, Escape leaves; Ctrl-Z takes it back", async ({
  page,
}) => {
  await newList(page, "Sand the deck", "Oil the deck");
  await row(page, "Sand the deck").focus();
  for (const key of ["ArrowRight", "ArrowRight", "Enter"]) await page.keyboard.press(key);
  await expect(page.locator("input:focus, textarea:focus")).toHaveCount(1);
  await page.keyboard.type("Sand the whole deck");
  await page.keyboard.press("Tab");
  await expect(row(page, "Sand the whole deck")).toBeVisible();
  await expect(page.getByRole("option", { name: "In progress" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(cell(page, "Sand the whole deck", "state")).toBeFocused();
  await expect(lastNotice(page)).toContainText("changed");
  await page.keyboard.press("Control+z");
  await expect(cell(page, "Sand the deck", "title").getByRole("link")).toHaveText("Sand the deck");
});

test("a state is chosen where it stands, and stays", async ({ page }) => {
  await newList(page, "Paint the hull");
  await cell(page, "Paint the hull", "state").click();
  await page.getByRole("option", { name: "In progress" }).click();
  await expect(cell(page, "Paint the hull", "state")).toHaveText("In progress");
  await expect(lastNotice(page)).toContainText("changed");
  await page.reload();
  await expect(cell(page, "Paint the hull", "state")).toHaveText("In progress");
});

test("many are changed at once, and taken back at once", async ({ page }) => {
  await newList(page, "One", "Two", "Three");
  await row(page, "One").focus();
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+ArrowDown");
  const bar = page.getByRole("toolbar", { name: /selected/ });
  await expect(bar).toContainText("2 selected");
  await bar.getByRole("button", { name: "Priority" }).click();
  await page.getByRole("option", { name: "Highest" }).click();
  await expect(cell(page, "Two", "priority")).toHaveText("Highest");
  await expect(cell(page, "Three", "priority")).toHaveText("Medium");
  await undo(page, "2 tasks changed");
  await expect(cell(page, "Two", "priority")).toHaveText("Medium");

  await page.getByRole("checkbox", { name: "Select all" }).click();
  await bar.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("No tasks yet")).toBeVisible();
  await undo(page, "3 tasks deleted");
  await expect(row(page, "Three")).toBeVisible();
});

test("it is sorted by one column and then another; the order is part of the address", async ({ page }) => {
  await newList(page, "Beta", "Alpha");
  const head = page.getByRole("columnheader", { name: "Title" });
  await head.getByRole("button").click();
  await expect.poll(() => titles(page)).toEqual(["Alpha", "Beta"]);
  await page
    .getByRole("columnheader", { name: "Due" })
    .getByRole("button")
    .click({ modifiers: ["Shift"] });
  await expect(page).toHaveURL(/sort=title(%2C|,)-?due_date/);
  await page.reload();
  await expect(head).toHaveAttribute("aria-sort", "ascending");
});

test("it is grouped with counts; a group folds, and a task is added to it", async ({ page }) => {
  const { key } = await newList(page, "Here", "Below");
  await page.goto(`/projects/${key}/list?group=state`);
  const group = page.locator("[data-group]").first();
  await expect(group).toContainText("To do2");
  await group.click();
  await expect(row(page, "Here")).toBeHidden();
  await group.click();
  await group.getByRole("button", { name: "Add a task to To do" }).click();
  await page.keyboard.type("Everywhere");
  await page.keyboard.press("Enter");
  await expect(group).toContainText("To do3");
});

test("columns are chosen, ordered and resized, and all of it is in the address", async ({ page }) => {
  await newList(page, "Wide");
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Labels" }).uncheck();
  await page.getByRole("checkbox", { name: "Start" }).check();
  await page.keyboard.press("Escape");
  const start = page.getByRole("columnheader", { name: "Start" });
  await expect(page.getByRole("columnheader", { name: "Labels" })).toBeHidden();
  await start.getByRole("button").focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(page).toHaveURL(/start(%3A|:)128(%2C|,)points/);
  const before = await start.evaluate((head) => head.clientWidth);
  const box = await start.boundingBox();
  if (!box) throw new Error("no heading");
  await page.mouse.move(box.x + box.width, box.y + 16);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 60, box.y + 16, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => start.evaluate((head) => head.clientWidth)).toBeGreaterThan(before + 40);
});

test("rows from a sheet become tasks after a look at them", async ({ page }) => {
  await newList(page);
  const paste = () =>
    page.evaluate(() => {
      const data = new DataTransfer();
      data.setData(
        "text/plain",
        "Title\tDue\tAssignee\tPoints\nPaint\t1.12.2030\tada\t3\nSand\tsoon\t\t2,5\n",
      );
      const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(paste);
    });
  const dialog = page.getByRole("dialog");
  await expect(page.getByText("No tasks yet")).toBeVisible();
  await paste(); // with nothing in hand
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("textbox", { name: "Add a task" }).focus();
  await paste();
  await expect(dialog.getByText("Not understood, and left out: ada, soon")).toBeVisible();
  await isClean(page);
  await dialog.getByRole("button", { name: "Make 2 tasks" }).click();
  await expect(cell(page, "Paint", "due")).toHaveText("1 Dec 2030");
  await expect(cell(page, "Sand", "points")).toHaveText("2.5");
  await undo(page, "2 tasks added");
  await expect(page.getByText("No tasks yet")).toBeVisible();
});

test("what is shown is taken as a file", async ({ page }) => {
  const { key } = await newList(page, "First, with a comma", "=Second");
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: /as CSV/ }).click();
  const file = await (await waiting).createReadStream();
  const text = Buffer.concat(await file.toArray()).toString();
  expect(text).toContain('"First, with a comma",To do,Medium');
  expect(text).toContain(`${key}-2,'=Second`);
});

test("the panel opens by Enter, at an address of its own", async ({ page }) => {
  await newList(page, "Read me");
  await row(page, "Read me").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/task=\d+/);
  await expect(page.getByRole("complementary").getByLabel("Title")).toHaveValue("Read me");
});

test("another person's task appears by itself", async ({ page, browser }) => {
  const { key } = await newList(page, "Mine");
  const other = await (await browser.newContext()).newPage();
  await other
    .context()
    .request.post("/api/session", { data: { username: "ben", password: "quarterdeck-demo" } });
  await other.goto(`/projects/${key}/list`);
  await other.getByRole("textbox", { name: "Add a task" }).fill("Ben's");
  await other.keyboard.press("Enter");
  await expect(row(page, "Ben's")).toBeVisible();
  await other.context().close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on the list (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const { key } = await newList(page, "Clean", "Tidy");
    await row(page, "Clean").focus();
    await page.keyboard.press("x");
    await isClean(page);
    await page.goto(`/projects/${key}/list?group=state`);
    await expect(row(page, "Clean")).toBeVisible();
    await isClean(page);
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("a row has two lines, and its state is changed by touch", async ({ page }) => {
    await newList(page, "By thumb");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await cell(page, "By thumb", "state").tap();
    await page.getByRole("option", { name: "In progress" }).tap();
    await expect(cell(page, "By thumb", "state")).toHaveText("In progress");
    await isClean(page);
  });
});
