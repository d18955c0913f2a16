import { expect, test } from "@playwright/test";
import { fits, isClean } from "./axe";
import { ask, cardIn, cardTitled, enter, first, moved, newBoard, newProject, quickAdd, second } from "./deck";

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

test("a long press picks a card up and the finger carries it; without one the board scrolls", async ({
  page,
}) => {
  const { key } = await newBoard(page, "Carried", "Stays");
  const device = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...touchPoints: { x: number; y: number }[]) =>
    device.send("Input.dispatchTouchEvent", { type, touchPoints });
  const box = await cardTitled(page, "Carried").boundingBox();
  if (!box) throw new Error("no card");
  const start = { x: box.x + 60, y: box.y + box.height / 2 };
  await touch("touchStart", start);
  await expect(cardTitled(page, "Carried")).toHaveAttribute("data-carried");
  const done = moved(page);
  // At the edge the next column comes into sight by itself.
  for (const x of [start.x + 60, 385]) await touch("touchMove", { x, y: start.y });
  await expect(cardIn(page, second, "Carried")).toBeVisible();
  await touch("touchEnd");
  await done;
  await expect(page).toHaveURL(new RegExp(`/projects/${key}/board$`)); // and is not opened

  const at = () => page.locator("[data-board]").evaluate((board) => board.scrollLeft);
  const before = await at();
  await touch("touchStart", start);
  for (const by of [40, 90, 140, 190]) await touch("touchMove", { ...start, x: start.x + by });
  await touch("touchEnd");
  await expect.poll(at).toBeLessThan(before);
  await expect(cardIn(page, first, "Stays")).toBeVisible();
});

test("a list is sorted, all of it is selected, and its columns are chosen", async ({ page }) => {
  const { id, key } = await newProject(page.context(), "Beta", "Alpha");
  await ask(page.context(), "/api/tasks", {
    project_id: id,
    title: "Gamma",
    story_points: 3,
    estimated_hours: 2,
  });
  await page.goto(`/projects/${key}/list`);
  const titles = page.locator("[data-open]");
  await expect(titles).toHaveText(["Beta", "Alpha", "Gamma"]);
  await page.getByRole("button", { name: "Sort" }).tap();
  await page.getByRole("menuitem", { name: "Title" }).tap();
  await expect(titles).toHaveText(["Alpha", "Beta", "Gamma"]);
  await page.getByRole("menuitem", { name: /^Title.*ascending/ }).tap();
  await expect(titles).toHaveText(["Gamma", "Beta", "Alpha"]);
  await expect(page).toHaveURL(/sort=-title/);
  await page.keyboard.press("Escape");

  await page.getByRole("checkbox", { name: "Select all" }).tap();
  await expect(page.getByRole("toolbar")).toContainText("3");
  await page.getByRole("checkbox", { name: "Select all" }).tap();

  await page.getByRole("button", { name: "Columns" }).tap();
  const columns = page.getByRole("dialog", { name: "Columns" });
  await columns.getByRole("checkbox", { name: "Priority" }).tap();
  await columns.getByRole("checkbox", { name: "Points" }).tap();
  await columns.getByRole("checkbox", { name: "Estimate" }).tap();
  await page.keyboard.press("Escape");
  const row = page.getByRole("row", { name: /Gamma/ });
  await expect(row.locator('[data-column="points"]')).toHaveText("3");
  await expect(row.locator('[data-column="points"]')).toBeInViewport({ ratio: 1 });
  await expect(row.locator('[data-column="estimate"]')).toBeInViewport({ ratio: 1 });
  await expect(row.locator('[data-column="priority"]')).toHaveCount(0);
  await isClean(page);
  await fits(page);
});

const screens = [
  "/",
  "/inbox",
  "/inbox?show=all",
  "/projects",
  "/projects/WEB",
  "/projects/WEB/list",
  "/projects/WEB/list?group=state",
  "/projects/WEB/calendar",
  ...["general", "members", "workflow", "labels", "fields", "templates", "copy", "danger"].map(
    (part) => `/projects/WEB/settings?part=${part}`,
  ),
  "/people",
  "/people?person=2",
  "/trash",
  ...["users", "fields", "audit", "import", "export", "health"].map((part) => `/admin?part=${part}`),
];

for (const where of screens) {
  test(`axe finds nothing and nothing is too wide at ${where}`, async ({ page }) => {
    await enter(page.context());
    await page.goto(where);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
    await expect(page.getByRole("status", { name: "Loading" })).toHaveCount(0);
    await fits(page);
    await isClean(page);
  });
}

test("axe finds nothing in the palette, and it is not too wide", async ({ page }) => {
  await enter(page.context());
  await page.goto("/projects/WEB");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog").getByRole("combobox")).toBeVisible();
  await fits(page);
  await isClean(page);
});
