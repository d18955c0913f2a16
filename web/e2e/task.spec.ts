import { expect, type Locator, type Page, test } from "@playwright/test";
import { fits, isClean, onEveryScreen } from "./axe";
import { ada, ask, ben, enter, lastNotice, newProject, type Project, token, undo } from "./deck";

/** A new project's first task, as a page. */
async function openTask(page: Page, ...titles: string[]): Promise<Project> {
  const project = await newProject(page.context(), ...titles);
  await page.goto(`/tasks/${project.key}-1`);
  await expect(page.getByLabel("Title")).toBeVisible();
  return project;
}

const part = (page: Page, name: string): Locator => page.getByRole("region", { name, exact: true });

test("a task is a page; its facts are set, told as sentences, and undone", async ({ page }) => {
  const { key } = await openTask(page, "Rig the mast");
  await page.getByLabel("Story points").fill("5");
  await page.getByLabel("Story points").press("Enter");
  await expect(part(page, "Activity").getByText("set the story points to 5")).toBeVisible();
  await page.getByLabel("Labels").fill("Rigging");
  await page.getByLabel("Labels").press("Enter");
  await expect(part(page, "Activity").getByText("added the label “Rigging”")).toBeVisible();
  await page.getByLabel("Repeats").click();
  await page.getByRole("option", { name: "Weekly", exact: true }).click();
  await page.getByLabel("Due").fill("2031-03-03");
  await page.getByLabel("Due").press("Enter");
  await page.getByLabel("State").click();
  await page.getByRole("option", { name: "Done" }).click();
  await expect(page.getByText(`${key}-2`)).toBeVisible(); // the next of a recurring task
  await page.keyboard.press("Control+z");
  await expect(page.getByLabel("State")).toHaveValue("To do");
  await page.getByLabel("Story points").fill("8");
  await page.getByLabel("Story points").press("Enter");
  await page.getByLabel("Title").pressSequentially("x");
  await page.keyboard.press("Control+z"); // what is being typed comes before what was done
  await expect(page.getByLabel("Title")).toHaveValue("Rig the mast");
  await expect(page.getByLabel("Story points")).toHaveValue("8");
});

test("items are added, ticked, moved by keyboard and deleted, and survive a reload", async ({ page }) => {
  await openTask(page, "Pack");
  const list = part(page, "Checklist");
  for (const item of ["Rope", "Lamp", "Chart"]) {
    await list.getByLabel("Add an item").fill(item);
    await list.getByLabel("Add an item").press("Enter");
    await expect(list.getByRole("checkbox", { name: item })).toBeVisible();
  }
  await list.getByRole("checkbox", { name: "Lamp" }).check();
  await expect(list.getByText("1 of 3")).toBeVisible();
  await list.getByRole("button", { name: "Move Chart" }).press("ArrowUp");
  await list.getByRole("button", { name: "Delete Rope" }).click();
  await expect(list.getByText("1 of 2")).toBeVisible();
  await page.waitForLoadState("networkidle");
  await page.reload();
  await expect(list.getByRole("checkbox")).toHaveCount(2);
  await expect(list.getByRole("checkbox").first()).toHaveAccessibleName("Chart");
});

test("subtasks are typed in and ticked off", async ({ page }) => {
  const { key } = await openTask(page, "Whole");
  const list = part(page, "Subtasks");
  await list.getByLabel("Add a subtask").fill("Half");
  await list.getByLabel("Add a subtask").press("Enter");
  await expect(list.getByText(`${key}-2`)).toBeVisible();
  await list.getByRole("button", { name: "Complete Half" }).click();
  await expect(list.getByText("1 of 1")).toBeVisible();
});

test("a task waits for another until that is done", async ({ page }) => {
  const { key } = await openTask(page, "Launch", "Caulk the seams");
  const links = part(page, "Links");
  await links.getByRole("button", { name: "Add a link" }).click();
  await links.getByLabel("Number or words of a task").fill("2");
  await page.getByRole("option", { name: /Caulk/ }).click();
  await expect(page.getByText("Waits for 1 unfinished task.")).toBeVisible();
  await expect(links.getByRole("heading", { name: "Blocked by" })).toBeVisible();
  await links.getByRole("button", { name: `Remove the link with ${key}-2` }).click();
  await expect(page.getByText("Waits for 1")).toBeHidden();
  await undo(page, /^Link with .* removed/);
  await expect(page.getByText("Waits for 1 unfinished task.")).toBeVisible();
});

test("time is logged with a key, and a clock runs", async ({ page }) => {
  await openTask(page, "Work");
  const time = part(page, "Time");
  await page.keyboard.press("l");
  await time.getByLabel("Hours").fill("soon");
  await time.getByRole("button", { name: "Log", exact: true }).click();
  await expect(time.getByText(/For example/)).toBeVisible();
  await time.getByLabel("Hours").fill("1:30");
  await time.getByLabel("Note").fill("Sanding");
  await time.getByRole("button", { name: "Log", exact: true }).click();
  await expect(time.getByText(/1 hr 30 mins? spent/)).toBeVisible();
  await expect(time.getByText("Sanding")).toBeVisible();
  await time.getByRole("button", { name: "Start timer" }).click();
  await expect(time.getByText(/0:00:0[1-9]/)).toBeVisible();
  await time.getByRole("button", { name: "Stop" }).click();
  await expect(time.getByText(/1 hr 31 mins? spent/)).toBeVisible();
});

test("a comment is written, changed, reacted to, and taken back", async ({ page }) => {
  await openTask(page, "Talk");
  await page.keyboard.press("m");
  await page.getByRole("textbox", { name: "Comment" }).pressSequentially("Mind the **gap**");
  await page.keyboard.press("Control+Enter");
  const said = page.getByRole("article", { name: /Comment by Ada/ });
  await expect(said.locator("strong", { hasText: "gap" })).toBeVisible();
  await said.getByRole("button", { name: /React to/ }).click();
  await page.getByRole("button", { name: "🎉" }).click();
  await expect(said.getByRole("button", { name: /🎉 by Ada/ })).toBeVisible();
  await said.getByRole("button", { name: /^Actions for the comment/ }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(said).toBeHidden();
  await undo(page, "Comment deleted");
  await expect(said).toBeVisible();
});

test("a file is attached and deleted; one that is too large is refused in words", async ({ page }) => {
  await openTask(page, "Files");
  const files = part(page, "Files");
  const hand = (name: string, text: string) =>
    files
      .locator("input[type=file]")
      .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await hand("plan.txt", "by noon");
  await expect(files.getByRole("link", { name: /plan.txt/ })).toBeVisible();
  await page.evaluate(() => {
    const box = document.querySelector("main section[aria-labelledby]") as HTMLElement;
    const carried = new DataTransfer();
    carried.items.add(new File([new Blob([new Uint8Array(101 * 1024 * 1024)])], "huge.bin"));
    box.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: carried }));
  });
  await expect(lastNotice(page)).toContainText("huge.bin is larger than 100 MB");
  await files.getByRole("button", { name: "Delete plan.txt" }).click();
  await expect(files.getByRole("link")).toHaveCount(0);
});

const pixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** A picture comes to an element: from the clipboard, or dropped; `more` is what else is carried. */
const bring = (to: Locator, how: "paste" | "drop", more: Record<string, string> = {}) =>
  to.evaluate(
    (element, { how, more, pixel }) => {
      const carried = new DataTransfer();
      const bytes = Uint8Array.from(atob(pixel), (sign) => sign.charCodeAt(0));
      carried.items.add(new File([bytes], "shot.png", { type: "image/png" }));
      for (const [type, words] of Object.entries(more)) carried.setData(type, words);
      const said = { bubbles: true, cancelable: true };
      const event =
        how === "paste"
          ? new ClipboardEvent("paste", { ...said, clipboardData: carried })
          : new DragEvent("drop", { ...said, dataTransfer: carried });
      element.dispatchEvent(event);
    },
    { how, more, pixel },
  );

test("a picture is pasted or dropped anywhere on the task, and into what is being written", async ({
  page,
}) => {
  await openTask(page, "Pictures");
  const files = part(page, "Files").getByRole("link", { name: /shot.png/ });
  await bring(page.locator("body"), "paste");
  await expect(files).toHaveCount(1);
  await bring(page.getByRole("heading", { name: "Checklist" }), "drop");
  await expect(files).toHaveCount(2);
  await page.keyboard.press("m");
  const field = page.getByRole("textbox", { name: "Comment" });
  await field.pressSequentially("See ");
  await bring(field, "paste");
  await expect(field.locator("p:has-text('See') img[alt='shot.png']")).toBeVisible();
  await bring(field, "paste", { "text/plain": "cells", "text/html": "<b>cells</b>" }); // a picture of words
  await expect(field.locator("p:has-text('See') strong")).toHaveText("cells");
  await page.getByRole("button", { name: "Comment as Markdown" }).click();
  await field.press("Control+End");
  await bring(field, "drop");
  await expect(field).toHaveValue(/^See !\[shot.png\]\(.*\)\*\*cells\*\*!\[shot.png\]\(.*\)$/);
  await field.fill(((await field.inputValue()).match(/!\[.*?\)/) ?? [""])[0]);
  await page.getByRole("button", { name: "Comment as Markdown" }).click();
  await expect(field.locator("p > img[alt='shot.png']")).toBeVisible(); // alone, it stands in a paragraph
  await field.press("Control+Enter");
  await expect(page.getByRole("article", { name: /Comment by Ada/ }).getByAltText("shot.png")).toBeVisible();
  await expect(files).toHaveCount(4);
});

test("the description keeps what was typed, and a conflict shows both", async ({ page }) => {
  const project = await openTask(page, "Words");
  await page.keyboard.press("e");
  const field = page.getByRole("textbox", { name: "Description" });
  await field.pressSequentially("Mine");
  await page.keyboard.press("Escape");
  await expect(page.getByText("Not saved yet; kept as a draft.")).toBeVisible();
  await page.reload();
  const { items } = await (await page.request.get(`/api/tasks?project_id=${project.id}&fields=id`)).json();
  await page.request.patch(`/api/tasks/${items[0].id}`, {
    data: { description: "Theirs" },
    headers: await token(page.context()),
  });
  await expect(page.getByText("Theirs")).toBeVisible();
  await page.keyboard.press("e");
  await expect(field).toHaveText("Mine");
  await field.press("Control+Enter");
  await expect(page.getByRole("alert")).toContainText("Theirs");
  await page.getByRole("button", { name: "Keep yours" }).click();
  await expect(page.getByText("Mine", { exact: true })).toBeVisible();
  await expect(page.getByRole("alert")).toBeHidden();
});

test("a task is blocked, split, moved and deleted, each with its way back", async ({ page }) => {
  const { key } = await openTask(page, "Big");
  const menu = () => page.getByRole("button", { name: `Actions for ${key}-1` }).click();
  await menu();
  await page.getByRole("menuitem", { name: "Block…" }).click();
  await page.getByLabel("What keeps the work from going on?").fill("No wind");
  await page.getByRole("button", { name: "Block", exact: true }).click();
  await expect(page.getByText("Blocked: No wind")).toBeVisible();
  await page.getByRole("button", { name: "Unblock" }).click();
  await expect(page.getByText("Blocked: No wind")).toBeHidden();
  await menu();
  await page.getByRole("menuitem", { name: "Split…" }).click();
  await page.getByLabel("New tasks beside it, one in each line").fill("Small\n- Smaller");
  await page.getByRole("button", { name: "Make 2 tasks" }).click();
  await expect(part(page, "Links").getByText("Smaller")).toBeVisible();
  await menu();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page.getByRole("alert")).toContainText(`${key}-1 was deleted`);
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("alert")).toBeHidden();
});

test("what another deletes under one's hands says so, and the comment that was begun is kept", async ({
  page,
}) => {
  const project = await openTask(page, "Fragile");
  await page.keyboard.press("m");
  await page.getByRole("textbox", { name: "Comment" }).pressSequentially("Half a thought");
  const { items } = await (await page.request.get(`/api/tasks?project_id=${project.id}&fields=id`)).json();
  await page.request.delete(`/api/tasks/${items[0].id}`, { headers: await token(page.context()) });
  await expect(page.getByRole("alert")).toContainText("was deleted");
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("textbox", { name: "Comment" })).toHaveText("Half a thought");
});

test("a session that ends while one types loses nothing", async ({ page }) => {
  await openTask(page, "Long words");
  await page.keyboard.press("m");
  await page.getByRole("textbox", { name: "Comment" }).pressSequentially("Unsent");
  await page.context().clearCookies();
  await page.getByRole("textbox", { name: "Comment" }).press("Control+Enter");
  await expect(page).toHaveURL(/sign-in\?expired=true/);
  await page.getByLabel("Username or e-mail").fill(ada.username);
  await page.getByLabel("Password", { exact: true }).fill(ada.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("article", { name: /^Comment by Ada/ })).toContainText("Unsent");
  await expect(page.getByText("Unsent")).toHaveCount(1);
});

test("a task that is not there, and one that is hidden, say the same", async ({ page, browser }) => {
  await enter(page.context());
  await page.goto("/tasks/NOPE-12345");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("does not exist, or is not shared");
  const key = `H${Date.now().toString(36).toUpperCase()}`.slice(0, 10);
  const hidden = await ask<Project>(page.context(), "/api/projects", {
    key,
    name: key,
    visibility: "members",
  });
  await ask(page.context(), "/api/tasks", { project_id: hidden.id, title: "Secret" });
  const other = await browser.newPage();
  await enter(other.context(), ben);
  await other.goto(`/tasks/${key}-1`);
  await expect(other.getByRole("heading", { level: 1 })).toContainText("does not exist, or is not shared");
  await other.close();
});

test("a past day is shown as it was, read-only", async ({ page }) => {
  await enter(page.context());
  await page.goto("/tasks/WEB-21?as_of=2015-02-01");
  await expect(page.getByText("On that day this task did not exist yet")).toBeVisible();
  await page.getByRole("button", { name: "Back to today" }).click();
  await expect(page.getByLabel("Title")).toBeEditable();
});

test("what a task was on a past day is brought back, and goes again by undo", async ({ page }) => {
  await enter(page.context());
  const { id, title } = await (await page.request.get("/api/tasks/WEB-1")).json();
  const headers = await token(page.context());
  await page.request.patch(`/api/tasks/${id}`, { data: { title: "Overwritten" }, headers });
  const day = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
  await page.goto(`/tasks/${id}?as_of=${day}`);
  await page.getByRole("button", { name: "Bring this back" }).click();
  await expect(page).not.toHaveURL(/as_of/);
  await expect(page.getByLabel("Title")).toHaveValue(title);
  await undo(page, "is again what it was");
  await expect(page.getByLabel("Title")).toHaveValue("Overwritten");
  await page.request.patch(`/api/tasks/${id}`, { data: { title }, headers });
});

const written =
  "# Why\n\n### How\n\nWith **care**, `twice`, and\n\n- [ ] by hand\n- [x] by eye\n\n| a | b |\n| - | - |\n| 1 | 2 |";

/** A task with something in each of its parts. */
async function fullTask(page: Page): Promise<{ key: string; id: number }> {
  const { id: project_id, key } = await newProject(page.context(), "Every part", "Waits", "Below");
  const { items } = await (await page.request.get(`/api/tasks?project_id=${project_id}&sort=number`)).json();
  const [task, first, below] = items.map((each: { id: number }) => each.id);
  const change = async (id: number, data: object) =>
    page.request.patch(`/api/tasks/${id}`, { data, headers: await token(page.context()) });
  await change(task, { description: written, due_date: "2020-02-02", checklist: [{ text: "Rope" }] });
  await change(below, { parent_id: task });
  await ask(page.context(), "/api/links", { link_type: "blocks", task_id: first, to_task_id: task });
  await ask(page.context(), "/api/comments", { task_id: task, body: "# Loud\n\nand clear, @ben" });
  return { key, id: task };
}

/** The levels of the content's headings, those of people's texts included. */
const levels = (within: Locator): Promise<number[]> =>
  within
    .locator("h1, h2, h3, h4, h5, h6")
    .evaluateAll((all) => [...new Set(all.map((each) => Number(each.tagName[1])))].sort());

onEveryScreen("axe finds nothing about a task as a page", async (page) => {
  const { key } = await fullTask(page);
  await page.goto(`/tasks/${key}-1`);
  for (const name of ["How", "Blocked by", "Loud"]) {
    await expect(page.getByRole("heading", { name })).toBeVisible();
  }
  expect(await levels(page.getByRole("main"))).toEqual([1, 2, 3]);
  await isClean(page);
  await fits(page);
  await page.keyboard.press("m");
  const field = page.getByRole("textbox", { name: "Comment" });
  await field.pressSequentially("# Louder");
  await expect(field.getByRole("heading", { name: "Louder" })).toHaveAttribute("aria-level", "3");
  await isClean(page);
});

onEveryScreen("axe finds nothing about a task beside a board", async (page) => {
  const { key, id } = await fullTask(page);
  await page.goto(`/projects/${key}/board?task=${id}`);
  const panel = page.getByRole("complementary");
  for (const name of ["How", "Blocked by", "Loud"]) {
    await expect(panel.getByRole("heading", { name })).toBeVisible();
  }
  expect(await levels(panel)).toEqual([2, 3, 4]);
  await isClean(page);
  await fits(page);
});
