import { expect, type Page, test } from "@playwright/test";
import { isClean } from "./axe";
import { ask, cardTitled, enter, type NewPerson, newPerson, newProject, openBoard, token } from "./deck";

/** Somebody who lives far from the browser's own time zone, with a project of their own. */
async function inTokyo(page: Page): Promise<{ kenji: NewPerson; key: string }> {
  const kenji = newPerson("Kenji");
  const context = page.context();
  await enter(context);
  const members = [{ user_id: kenji.id, role: "lead" }];
  const key = `K${Date.now().toString(36).toUpperCase()}`.slice(0, 10);
  const { id } = await ask<{ id: number }>(context, "/api/projects", { key, name: `Tokyo ${key}`, members });
  await ask(context, "/api/tasks", { project_id: id, title: "Raise the mast", story_points: 2.5 });
  await enter(context, kenji);
  const zone = { data: { timezone: "Asia/Tokyo" }, headers: await token(context) };
  expect((await context.request.patch(`/api/users/${kenji.id}`, zone)).ok()).toBe(true);
  return { kenji, key };
}

test("instants are told in the time zone of the profile", async ({ page }) => {
  const { key } = await inTokyo(page);
  await page.goto(`/projects/${key}/list?columns=key,title,created`);
  const time = page.getByRole("row", { name: /Raise the mast/ }).locator("time");
  const at = new Date((await time.getAttribute("datetime")) ?? "");
  const there = { dateStyle: "medium", timeStyle: "short", timeZone: "Asia/Tokyo" } as const;
  await expect(time).toHaveAttribute("title", new Intl.DateTimeFormat("en-GB", there).format(at));
});

test("a board's past day is picked and its banner names it", async ({ page }) => {
  const { board } = await newProject(page.context(), "Not there yet");
  await openBoard(page, board);
  await page.getByRole("button", { name: "As of…" }).click();
  const day = page.getByLabel("Show the board as it was on");
  await day.fill("1/2/2015");
  await expect(page).not.toHaveURL(/as_of/);
  await day.press("Enter");
  await expect(page).toHaveURL(/as_of=2015-02-01/);
  await expect(page.getByText("as it was at the end of 1 February 2015", { exact: false })).toBeVisible();
});

test.describe("a German browser", () => {
  test.use({ locale: "de-DE" });

  test("dates are typed and shown the German way, in weeks that begin on Monday", async ({ page }) => {
    const { board, key } = await newProject(page.context());
    await page.goto(`/projects/${key}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.keyboard.press("c");
    const form = page.getByRole("dialog");
    await form.getByLabel("Titel").fill("Segel nähen");
    const due = form.getByLabel("Fällig");
    await due.click();
    await expect(page.locator(".mantine-DateInput-weekday").first()).toHaveText("Mo");
    await due.fill("3. Dez. 2031");
    await due.press("Tab");
    await expect(due).toHaveValue("3. Dez. 2031");
    await form.getByRole("button", { name: "Aufgabe anlegen" }).click();
    await expect(form).toBeHidden();
    await openBoard(page, board);
    await expect(cardTitled(page, "Segel nähen").getByText("3. Dez. 2031").first()).toBeAttached();
  });

  test("a number has its comma, typed and shown", async ({ page }) => {
    const { board, key } = await newProject(page.context(), "Holz kaufen");
    await page.goto(`/tasks/${key}-1`);
    const points = page.getByLabel("Story Points");
    await points.fill("2,5");
    const saved = page.waitForResponse((answer) => answer.request().method() === "PATCH" && answer.ok());
    await points.press("Enter");
    expect((await (await saved).json()).story_points).toBe(2.5);
    await expect(points).toHaveValue("2,5");
    const hours = page.getByLabel("Schätzung");
    await hours.fill("1,5");
    await hours.press("Enter");
    await expect(hours).toHaveValue(/^1.Std\. 30.Min\.$/);
    await openBoard(page, board);
    await expect(cardTitled(page, "Holz kaufen").getByTitle("2,5 Punkte")).toBeVisible();
  });

  test("working hours stand on a clock of 24 hours", async ({ page }) => {
    await enter(page.context(), newPerson("Uwe"));
    await page.goto("/profile");
    await page.getByRole("checkbox", { name: "Dienstag" }).check();
    await expect(page.getByLabel("Dienstag von: Stunden")).toHaveValue("09");
    await expect(page.getByLabel("Dienstag bis: Stunden")).toHaveValue("17");
    await expect(page.getByLabel(/Vormittag oder Nachmittag/)).toHaveCount(0);
    await isClean(page);
  });
});

test.describe("an American browser", () => {
  test.use({ locale: "en-US" });

  test("has twice twelve hours, months before days, and weeks that begin on Sunday", async ({ page }) => {
    await enter(page.context(), newPerson("Amy"));
    await page.goto("/profile");
    await page.getByRole("checkbox", { name: "Tuesday" }).check();
    await expect(page.getByLabel("Tuesday until: hours")).toHaveValue("05");
    await expect(page.getByLabel("Tuesday until: AM or PM")).toHaveValue("PM");
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await newProject(page.context());
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.keyboard.press("c");
    const due = page.getByRole("dialog").getByLabel("Due");
    await due.click();
    await expect(page.locator(".mantine-DateInput-weekday").first()).toHaveText("Su");
    await due.fill("12/3/2031");
    await due.press("Tab");
    await expect(due).toHaveValue("Dec 3, 2031");
  });
});
