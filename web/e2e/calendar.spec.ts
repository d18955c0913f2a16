import { expect, type Page, test } from "@playwright/test";
import { fits, isClean } from "./axe";
import { ask, lastNotice, newProject, type Project } from "./deck";

/** June 2030 begins on a Saturday. */
async function june(
  page: Page,
  ...tasks: { title: string; due_date?: string; start_date?: string }[]
): Promise<Project> {
  const project = await newProject(page.context());
  for (const task of tasks) await ask(page.context(), "/api/tasks", { project_id: project.id, ...task });
  await page.goto(`/projects/${project.key}/calendar?month=2030-06`);
  await expect(page.getByRole("heading", { name: "June 2030", exact: true })).toBeVisible();
  return project;
}

const day = (page: Page, date: string) => page.locator(`td[data-date="${date}"]`);
const entry = (page: Page, date: string, title: string) => day(page, date).getByText(title, { exact: true });

test("a task is dragged to another day, and taken back", async ({ page }) => {
  await june(page, { title: "Launch", due_date: "2030-06-12" });
  await entry(page, "2030-06-12", "Launch").dragTo(day(page, "2030-06-19"));
  await expect(entry(page, "2030-06-19", "Launch")).toBeVisible();
  await expect(lastNotice(page)).toContainText("19 June 2030");
  await page.keyboard.press("Control+z");
  await expect(entry(page, "2030-06-12", "Launch")).toBeVisible();
});

test("a task is moved by keyboard, and its panel opens by Enter", async ({ page }) => {
  await june(page, { title: "Launch", due_date: "2030-06-12", start_date: "2030-06-11" });
  await page.locator(".fc-event").focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(lastNotice(page)).toContainText("19 June 2030");
  await page.locator(".fc-event").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/task=\d+/);
});

test("a click on a day adds a task that is due then", async ({ page }) => {
  await june(page);
  await day(page, "2030-06-20").click();
  await page.getByLabel("What needs doing?").fill("Order the buoys");
  await page.keyboard.press("Enter");
  await expect(entry(page, "2030-06-20", "Order the buoys")).toBeVisible();
});

test("a task without a date waits in the tray, and is dragged onto a day", async ({ page }) => {
  await june(page, { title: "Some day" });
  const tray = page.getByRole("complementary", { name: "No date" });
  await expect(tray.getByText("Some day")).toBeVisible();
  const from = await tray.getByText("Some day").boundingBox();
  const to = await day(page, "2030-06-06").boundingBox();
  if (!from || !to) throw new Error("nothing to drag");
  await page.mouse.move(from.x + 10, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x - 40, from.y + 30, { steps: 4 });
  await page.mouse.move(to.x + 40, to.y + 60, { steps: 8 });
  await page.mouse.up();
  await expect(entry(page, "2030-06-06", "Some day")).toBeVisible();
  await expect(tray.getByText("Some day")).toBeHidden();
});

test("months and weeks are addresses", async ({ page }) => {
  await june(page, { title: "Launch", due_date: "2030-07-03" });
  await page.getByRole("button", { name: "Next month" }).click();
  await expect(page).toHaveURL(/month=2030-07/);
  await expect(entry(page, "2030-07-03", "Launch")).toBeVisible();
  await page.getByText("Week", { exact: true }).click();
  await expect(page).toHaveURL(/month=2030-07-01/);
  await page.reload();
  await expect(page.locator("td[data-date]")).toHaveCount(7);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on the calendar (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const crowd = Array.from({ length: 9 }, (_, n) => ({ title: `Step ${n + 1}`, due_date: "2030-06-20" }));
    await june(page, { title: "Launch", due_date: "2030-06-12" }, { title: "Some day" }, ...crowd);
    await expect(entry(page, "2030-06-12", "Launch")).toBeVisible();
    const more = day(page, "2030-06-20").getByRole("button", { name: /more/ });
    await expect(more).toBeVisible();
    await isClean(page);
    await more.click();
    const list = page.locator(".fc-popover");
    await expect(list.getByText("Step 9", { exact: true })).toBeInViewport();
    await fits(page);
    await isClean(page);
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("days stand below each other, and a task is added to one", async ({ page }) => {
    await june(page, { title: "Launch", due_date: "2030-06-12" });
    await page.getByRole("button", { name: "Add a task due 12 June 2030" }).tap();
    await page.getByLabel("What needs doing?").fill("Invite the crew");
    await page.keyboard.press("Enter");
    await expect(
      page.getByRole("region", { name: "12 June 2030" }).getByText("Invite the crew"),
    ).toBeVisible();
    await isClean(page);
  });
});
