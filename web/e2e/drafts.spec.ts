// What is typed is kept by every form: over a reload, and over signing out and in again.
import { expect, test } from "@playwright/test";
import { ask, cardTitled, column, first, newBoard, newProject, quickAdd, signIn } from "./deck";

test("a project, a copy and a column that are half named", async ({ page }) => {
  test.slow(); // three forms, each after a reload
  const { key, board } = await newProject(page.context(), "A card");
  await page.goto("/projects");
  await page.getByRole("button", { name: "New project" }).first().click();
  await page.getByRole("dialog").getByLabel("Name").first().fill("Half a project");
  await page.waitForTimeout(300); // the browser hands its storage on beside: nobody reloads within a millisecond
  await page.reload();
  await page.getByRole("button", { name: "New project" }).first().click();
  await expect(page.getByRole("dialog").getByLabel("Name").first()).toHaveValue("Half a project");

  await page.goto(`/projects/${key}/settings?part=copy`);
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Half a copy");
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("Half a copy");

  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/sign-in/);
  await signIn(page);
  await page.goto(`/projects/${key}/settings?part=copy`);
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("Half a copy");

  await page.goto(board);
  const menu = column(page, first).getByRole("button", { name: "Column To do: change it" });
  await menu.click();
  await page.getByRole("menuitem", { name: /^Add a column/ }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Half a column");
  await page.reload();
  await menu.click();
  await page.getByRole("menuitem", { name: /^Add a column/ }).click();
  await expect(page.getByRole("dialog").getByLabel("Name")).toHaveValue("Half a column");
});

test("a fact, an item of a checklist and a cell that are half typed", async ({ page }) => {
  const { id, key } = await newProject(page.context());
  const fields = { project_id: id, title: "A task", checklist: [{ text: "Pack" }] };
  const task = await ask<{ id: number }>(page.context(), "/api/tasks", fields);
  await page.goto(`/tasks/${task.id}`);
  const item = page.getByRole("textbox", { name: "Item 1" });
  await item.fill("Pack the cra");
  await page.getByLabel("Estimate").fill("1:");
  await page.reload();
  await expect(item).toHaveValue(/^Pack the cra/);
  await expect(page.getByLabel("Estimate")).toHaveValue("1:");
  await page.goto(`/projects/${key}/list`);
  await page.getByRole("button", { name: /^Edit the title/ }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Half a title");
  await page.reload();
  await page.getByRole("button", { name: /^Edit the title/ }).click();
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Half a title");
});

test("nothing that is pasted is cut, and many lines are asked about", async ({ page }) => {
  await newBoard(page, "Here before");
  const lines = Array.from({ length: 300 }, (_, at) => `Line ${at}`);
  await quickAdd(page, first).fill(lines.join("\n"));
  await quickAdd(page, first).press("Enter");
  const dialog = page.getByRole("dialog", { name: "300 lines" });
  await expect(dialog).toContainText("Line 299");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(quickAdd(page, first)).toHaveValue(lines.join("\n"));
  await expect(cardTitled(page, "Line 0")).toHaveCount(0);

  const long = "x".repeat(20_000);
  await page.keyboard.press("Escape");
  await page.goto("/");
  const add = page.locator("#quick-add");
  await add.fill(long);
  await add.press("Enter");
  await expect(page.locator("#quick-add-error, [id$=error]").first()).toBeVisible();
  await expect(add).toHaveValue(long);
});
