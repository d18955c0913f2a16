import { expect, type Page, test } from "@playwright/test";
import { fits } from "./axe";
import { ask, cardIn, cardTitled, enter, first, moved, newBoard, newProject, second } from "./deck";

/** As it is in a language that is read to the left: nothing but the page's direction says so. */
const mirror = (page: Page) =>
  page.addInitScript(() => {
    Object.defineProperty(HTMLElement.prototype, "dir", {
      get() {
        return this.getAttribute("dir") ?? "";
      },
      set() {
        this.setAttribute("dir", "rtl");
      },
    });
  });

test.beforeEach(({ page }) => mirror(page));

for (const where of [
  "/",
  "/inbox",
  "/projects",
  "/projects/WEB",
  "/projects/WEB/board",
  "/projects/WEB/list",
  "/projects/WEB/calendar",
  "/projects/WEB/settings",
  "/tasks/WEB-1",
  "/people",
  "/profile",
  "/trash",
  "/admin",
]) {
  test(`nothing is too wide where one reads to the left: ${where}`, async ({ page }) => {
    await enter(page.context());
    await page.goto(where);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await fits(page);
    const menu = await page.getByRole("navigation", { name: "Main" }).boundingBox();
    expect(menu?.x).toBeGreaterThan(1_000);
  });
}

test("a card is carried to the left, where the next column is", async ({ page }) => {
  await newBoard(page, "Carry me");
  const [here, next] = await Promise.all(
    [first, second].map((state) => page.locator(`section[data-state="${state}"]`).boundingBox()),
  );
  expect(next?.x).toBeLessThan(here?.x ?? 0);
  await cardTitled(page, "Carry me").getByRole("link").focus();
  const done = moved(page);
  // Faster than the card is drawn at its new place: no key is lost meanwhile.
  await Promise.all(["Space", "ArrowLeft", "Space"].map((key) => page.keyboard.press(key)));
  await done;
  await expect(cardIn(page, second, "Carry me")).toBeVisible();
});

test("in the calendar Alt and the left arrow move a task a day on", async ({ page }) => {
  const { key, id } = await newProject(page.context());
  const day = `${new Date().toISOString().slice(0, 8)}10`;
  await ask(page.context(), "/api/tasks", { project_id: id, title: "Sail", due_date: day });
  await page.goto(`/projects/${key}/calendar`);
  await expect(page.locator(".fc-direction-rtl")).toBeVisible();
  await page.locator(".fc-event", { hasText: "Sail" }).focus();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(page.locator(`[data-date="${day.slice(0, 8)}11"] .fc-event`)).toContainText("Sail");
});

test("a list's column is moved to the left, where the next one is", async ({ page }) => {
  const { key } = await newProject(page.context(), "One");
  await page.goto(`/projects/${key}/list?columns=key,title,state`);
  await page.getByRole("columnheader", { name: "Key" }).getByRole("button").focus();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(page).toHaveURL(/columns=title(%2C|,)key(%2C|,)state/);
});
