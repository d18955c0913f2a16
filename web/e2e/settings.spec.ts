import { expect, test } from "@playwright/test";
import { isClean } from "./axe";
import { ask, ben, column, enter, lastNotice, newBoard, newProject, undo } from "./deck";

const part = (key: string, name: string) => `/projects/${key}/settings?part=${name}`;

test("the name is changed in place, refused beside its field, and undone", async ({ page }) => {
  const { key } = await newProject(page.context());
  await page.goto(part(key, "general"));
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("Harbour works");
  await name.press("Enter");
  await expect(page.getByRole("heading", { name: "Settings of Harbour works" })).toBeVisible();
  await undo(page, "Name changed");
  await expect(page.getByRole("heading", { name: `Settings of Trial ${key}` })).toBeVisible();
  await page.getByLabel("End", { exact: true }).fill("2026-01-01");
  await page.getByLabel("Start", { exact: true }).fill("2026-03-01");
  await page.getByLabel("Start", { exact: true }).press("Enter");
  await page.getByLabel("End", { exact: true }).press("Enter");
  await expect(page.getByText(/is before the start/).first()).toBeVisible();
});

test("what is typed and not saved survives a reload", async ({ page }) => {
  const { key } = await newProject(page.context());
  await page.goto(part(key, "labels"));
  await page.getByPlaceholder("New label").fill("salt water");
  await page.reload();
  await expect(page.getByPlaceholder("New label")).toHaveValue("salt water");
});

test("somebody is added, given another role, removed and brought back", async ({ page }) => {
  const { key } = await newProject(page.context());
  await page.goto(part(key, "members"));
  const members = page.getByRole("main").getByRole("listitem");
  await page.getByRole("combobox", { name: "Add somebody" }).fill("mira");
  await page.getByRole("option", { name: /Mira/ }).click();
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const mira = members.filter({ hasText: "mira" });
  await expect(mira).toBeVisible();
  await mira.getByRole("combobox", { name: /^Role of Mira/ }).click();
  await page.getByRole("option", { name: "Viewer" }).click();
  await expect(mira.getByRole("combobox", { name: /^Role of Mira/ })).toHaveValue("Viewer");
  await mira.getByRole("button", { name: /^Remove Mira/ }).click();
  await expect(mira).toHaveCount(0);
  // Gone at once; what takes it back comes with the server's answer.
  await undo(page, "was removed");
  await expect(mira.getByRole("combobox", { name: /^Role of Mira/ })).toHaveValue("Viewer");
});

test("a state that is renamed takes its tasks along", async ({ page }) => {
  const { key, board } = await newProject(page.context(), "Dredge the basin", "Paint the crane");
  await page.goto(part(key, "workflow"));
  const name = page.getByLabel("Name of To do");
  await name.fill("Waiting");
  await name.press("Enter");
  await expect(lastNotice(page)).toContainText("To do is now Waiting");
  await expect(page.locator("[data-state='Waiting']")).toContainText("2 tasks");
  await page.goto(board);
  await expect(column(page, "Waiting").getByRole("link", { name: "Dredge the basin" })).toBeVisible();
});

test("states are reordered by keyboard, and removed with a choice for their tasks", async ({ page }) => {
  const { key, board, id } = await newProject(page.context());
  await ask(page.context(), "/api/tasks", { project_id: id, title: "Grease the winch", state: "Testing" });
  await page.goto(part(key, "workflow"));
  const rows = page.getByRole("list", { name: "States" }).getByRole("listitem");
  await page.getByRole("button", { name: "Move Testing", exact: true }).press("ArrowUp");
  await expect(rows.nth(2)).toHaveAttribute("data-state", "Testing");
  await page.getByRole("button", { name: "Remove Testing" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("1 task is in this state");
  await dialog.getByRole("combobox").click();
  await page.getByRole("option", { name: "In progress" }).click();
  await dialog.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(rows).toHaveCount(4);
  await expect(page.locator("[data-state='In progress']")).toContainText("1 task");
  await undo(page, "Testing removed");
  await expect(page.locator("[data-state='Testing']")).toContainText("1 task");
  await page.goto(board);
  await expect(column(page, "Testing").getByRole("link", { name: "Grease the winch" })).toBeVisible();
});

test("a workflow in which work cannot end is refused in the server's words", async ({ page }) => {
  const { key } = await newProject(page.context());
  await page.goto(part(key, "workflow"));
  await page.getByRole("button", { name: "Remove Done" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("at least one state stands for todo and one for done");
  await expect(page.locator("[data-state='Done']")).toBeVisible();
});

test("labels are made, renamed and removed; a name that is taken is refused", async ({ page }) => {
  const { key } = await newProject(page.context());
  await page.goto(part(key, "labels"));
  const add = async (name: string) => {
    await page.getByPlaceholder("New label").fill(name);
    await page.getByPlaceholder("New label").press("Enter");
  };
  await add("salt");
  await expect(page.getByLabel("Name of the label salt")).toBeVisible();
  await add("salt");
  await expect(page.getByText(/exists|already/i).first()).toBeVisible();
  await page.getByRole("button", { name: "Remove the label salt" }).click();
  await expect(page.getByLabel("Name of the label salt")).toHaveCount(0);
  await undo(page, "Label salt removed");
  await expect(page.getByLabel("Name of the label salt")).toBeVisible();
});

test("a project is copied, and deleted only with its name typed", async ({ page }) => {
  const { key } = await newProject(page.context(), "Dredge the basin");
  await page.goto(part(key, "copy"));
  const copied = `C${Date.now().toString(36).toUpperCase()}`.slice(0, 10);
  await page.getByLabel("Name", { exact: true }).fill("Second harbour");
  await page.getByLabel("Key", { exact: true }).fill(copied);
  await page.getByRole("button", { name: "Make the copy" }).click();
  await expect(page).toHaveURL(new RegExp(`/projects/${copied}$`));
  await page.goto(part(copied, "danger"));
  await page.getByRole("button", { name: "Delete the project" }).click();
  const dialog = page.getByRole("dialog");
  const remove = dialog.getByRole("button", { name: "Delete the project" });
  await expect(remove).toBeDisabled();
  await dialog.getByRole("textbox").fill("Second harbour");
  await remove.click();
  await expect(page).toHaveURL(/\/projects$/);
  await undo(page, "Second harbour is in the trash");
  await expect(page.getByRole("main").getByText("Second harbour").first()).toBeVisible();
});

test("a template is made, its name kept apart from others, and removed", async ({ page }) => {
  const { key } = await newProject(page.context());
  await page.goto(part(key, "templates"));
  const add = async (name: string) => {
    await page.getByRole("button", { name: "New template" }).click();
    await page.getByRole("dialog").getByLabel("Name of the template").fill(name);
    await page.getByRole("dialog").getByLabel("Checklist").fill("Reproduce it\nFix it");
    await page.getByRole("button", { name: "Save the template" }).click();
  };
  await add("Bug report");
  await expect(page.getByRole("button", { name: "Bug report", exact: true })).toBeVisible();
  await add("bug report");
  await expect(page.getByText("two templates have the same name")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Remove the template Bug report" }).click();
  await expect(page.getByRole("button", { name: "Bug report", exact: true })).toHaveCount(0);
  await undo(page, "Template Bug report removed");
  await expect(page.getByRole("button", { name: "Bug report", exact: true })).toBeVisible();
});

test("a project that is a template is offered for a new one, its tasks copied", async ({ page }) => {
  const { key } = await newProject(page.context(), "Dredge the basin");
  await page.goto(part(key, "copy"));
  await page.getByLabel("This project is a template for others").check();
  await expect(lastNotice(page)).toContainText("changed");
  await page.goto("/projects");
  await page.getByRole("main").getByRole("button", { name: "New project" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "From a template" }).click();
  await page.getByRole("option", { name: `Trial ${key}` }).click();
  const copied = `D${Date.now().toString(36).toUpperCase()}`.slice(0, 10);
  await dialog.getByLabel("Name").last().fill("Third harbour");
  await dialog.getByLabel("Key").last().fill(copied);
  await dialog.getByRole("button", { name: "Make the copy" }).click();
  await expect(page).toHaveURL(new RegExp(`/projects/${copied}$`));
  await expect(page.getByRole("link", { name: /^Done \d+ of/ })).toHaveText(/0 of 1/);
});

test("Ben, who does not lead here, reads and is told who may", async ({ page }) => {
  const { key, board } = await newBoard(page, "Dredge the basin");
  await page.context().clearCookies();
  await enter(page.context(), ben);
  await page.goto(part(key, "general"));
  await expect(page.getByText(/You can read these settings/)).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).not.toBeEditable();
  await expect(page.getByRole("heading", { name: "Money" })).toHaveCount(0);
  await page.goto(part(key, "members"));
  await expect(page.getByRole("button", { name: /^Remove/ })).toHaveCount(0);
  await page.goto(part(key, "danger"));
  await expect(page.getByRole("button", { name: "Delete the project" })).toBeDisabled();
  expect(board).toContain(key);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`axe finds nothing, ${colorScheme}`, () => {
    test.slow();
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });
    for (const name of [
      "general",
      "members",
      "workflow",
      "labels",
      "fields",
      "templates",
      "copy",
      "danger",
    ]) {
      test(name, async ({ page }) => {
        await enter(page.context());
        await page.goto(part("WEB", name));
        await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
        await isClean(page);
      });
    }
  });
}
