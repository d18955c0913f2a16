import { expect, type Page, test } from "@playwright/test";
import { isClean } from "./axe";
import { ask, cardIn, lastNotice, newProject, undo } from "./deck";

const field = (page: Page) => page.getByRole("dialog").getByLabel("Find or do anything");

async function open(page: Page) {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
}

const titled = (title: string) => `${title} ${Date.now().toString(36)}`;

test("a task is found by its words and by its reference, and opened", async ({ page }) => {
  const title = titled("Caulk the seams");
  const { key } = await newProject(page.context(), title);
  await page.goto("/");
  await open(page);
  await field(page).fill(title);
  await expect(page.getByRole("option", { name: `${key}-1 ${title}` })).toBeVisible();
  await field(page).fill(`${key}-1`);
  await page.getByRole("option", { name: `${key}-1 ${title}` }).click();
  await expect(page).toHaveURL(new RegExp(`/tasks/${key}-1`));
});

test("commands are done by a few letters and Enter", async ({ page }) => {
  await newProject(page.context());
  await page.goto("/");
  await open(page);
  await field(page).fill("theme dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await open(page);
  await field(page).fill("go inbox");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/inbox/);
});

test("the task in the panel is prioritised and completed from the palette", async ({ page }) => {
  const title = titled("Trim the sails");
  const { key, board } = await newProject(page.context(), title);
  await page.goto(board);
  await page.getByRole("link", { name: title, exact: true }).click();
  await expect(page.getByRole("complementary").getByLabel("Title")).toHaveValue(title);
  await open(page);
  await field(page).fill("priority");
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: "Highest" }).click();
  await expect(lastNotice(page)).toContainText(`${key}-1 changed`);
  await open(page);
  await field(page).fill("complete");
  await page.keyboard.press("Enter");
  await expect(lastNotice(page)).toContainText(`${key}-1 completed`);
});

test("the task in the panel is moved, dated, labelled and deleted from the palette", async ({ page }) => {
  const title = titled("Coil the lines");
  const { id, key, board } = await newProject(page.context(), title);
  await ask(page.context(), "/api/labels", { name: "rigging", project_id: id });
  await page.goto(board);
  await page.getByRole("link", { name: title, exact: true }).click();
  const panel = page.getByRole("complementary");
  await expect(panel.getByLabel("Title")).toHaveValue(title);
  const choose = async (command: string, choice: string) => {
    await open(page);
    await field(page).fill(command);
    await page.getByRole("option", { name: command, exact: true }).click();
    await page.getByRole("option", { name: choice }).click();
    await expect(lastNotice(page)).toContainText(`${key}-1 changed`);
  };
  await choose("Move to a state…", "In progress");
  await expect(cardIn(page, "In progress", title)).toBeVisible();
  await choose("Set labels…", "rigging");
  await expect(panel.getByText("rigging", { exact: true })).toBeVisible();
  await choose("Set the due date…", "Tomorrow");
  await expect(panel.getByLabel("Due", { exact: true })).not.toHaveValue("");
  await open(page);
  await field(page).fill("Delete");
  await page.getByRole("option", { name: "Delete", exact: true }).click();
  await expect(cardIn(page, "In progress", title)).toBeHidden();
  await undo(page, `${key}-1 deleted`);
  await expect(cardIn(page, "In progress", title)).toBeVisible();
});

test("views, milestones, labels, comments and files are found, and lead to where they are", async ({
  page,
}) => {
  const word = `quokka${Date.now().toString(36)}`;
  const { id, key } = await newProject(page.context(), "Mend the net", "Splice the rope");
  const context = page.context();
  const [label, , task] = [
    await ask<{ id: number }>(context, "/api/labels", { name: `${word} label`, project_id: id }),
    await ask(context, "/api/milestones", { name: `${word} milestone`, project_id: id }),
    await ask<{ id: number; reference: string }>(context, "/api/tasks", {
      project_id: id,
      title: "Boil tar",
    }),
  ];
  await ask(context, "/api/saved_views", {
    name: `${word} view`,
    noun: "task",
    project_id: id,
    query: "net",
  });
  await ask(context, "/api/comments", { task_id: task.id, body: `Ask the ${word} first` });
  await page.goto("/");
  const go = async (name: string) => {
    await open(page);
    await field(page).fill(word);
    await page.getByRole("option", { name }).click();
  };
  await go(`${word} view`);
  await expect(page.getByRole("row", { name: "Mend the net" })).toBeVisible();
  await expect(page.getByRole("row", { name: "Splice the rope" })).toBeHidden();
  await go(`${word} label`);
  await expect(page).toHaveURL(new RegExp(`/projects/${key}/list\\?q=label%3A${label.id}`));
  await go(`${word} milestone`);
  await expect(page).toHaveURL(/q=milestone%3A\d+/);
  await go(`Ask the ${word} first`);
  await expect(page.getByLabel("Title")).toHaveValue("Boil tar");
});

test("C makes a task from anywhere, and what is typed is kept", async ({ page }) => {
  const { id, key } = await newProject(page.context());
  await page.goto("/inbox");
  await page.evaluate((project) => localStorage.setItem("quarterdeck:project", String(project)), id);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("c");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title").fill("From anywhere");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("c");
  await expect(dialog.getByLabel("Title")).toHaveValue("From anywhere");
  await dialog.getByRole("button", { name: "Create task" }).click();
  await expect(dialog).toBeHidden();
  await expect(lastNotice(page)).toContainText(`${key}-1 added`);
});

test("G and a letter goes, and ? shows the keys of the screen", async ({ page }) => {
  await newProject(page.context());
  await page.goto("/projects");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await expect(page.getByRole("heading", { name: "My work", level: 1 })).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog").getByText("Complete the task")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in the palette, the keys and the new task, ${colorScheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await newProject(page.context());
    await page.goto("/");
    await open(page);
    await isClean(page);
    await page.keyboard.press("Escape");
    for (const key of ["?", "c"]) {
      await page.keyboard.press(key);
      await expect(page.getByRole("dialog")).toBeVisible();
      await isClean(page);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
    }
  });
}
